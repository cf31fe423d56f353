import CrossCheck
import Tensors

/// How many cases each class of sizes had.
struct HTMLCoverage {
  struct Row {
    let name: String
    let cells: [Cell]
  }

  struct Cell {
    let count: String
    let isEmpty: Bool
  }

  let columns: [String]
  let rows: [Row]

  /// Nil without a case.
  init?(_ summary: Summary) {
    guard summary.cases > 0 else { return nil }
    columns = (0..<SizeClass.count).map(HTMLTrend.label(of:))
    rows = SizeSymbol.allCases.compactMap { symbol in
      let counts = summary.coverage[symbol]
      guard symbol != .P || counts.contains(where: { $0 > 0 }) else { return nil }
      return Row(
        name: Self.name(of: symbol),
        cells: counts.map { Cell(count: $0 == 0 ? "–" : NumberText.grouped($0), isEmpty: $0 == 0) })
    }
  }

  static func name(of symbol: SizeSymbol) -> String {
    switch symbol {
    case .T: "T, time steps"
    case .B: "B, batch rows"
    case .I: "I, inputs"
    case .H: "H, hidden units"
    case .P: "P, projected outputs"
    }
  }
}
