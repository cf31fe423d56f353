public import Tensors

/// Which sizes were covered, each by itself.
public struct SizeCoverage: Hashable, Sendable {
  /// A row of classes for each of T, B, I, H and P.
  private var rows = Array(
    repeating: Array(repeating: 0, count: SizeClass.count), count: SizeSymbol.allCases.count)

  public init() {}

  /// How many cases a class of sizes has; none has P where no cell has a projection.
  public package(set) subscript(symbol: SizeSymbol) -> [Int] {
    get { rows[Self.row(symbol)] }
    set { rows[Self.row(symbol)] = newValue }
  }

  public mutating func add(_ sizes: Sizes) {
    for symbol in SizeSymbol.allCases where symbol != .P || sizes.projectionSize != nil {
      rows[Self.row(symbol)][SizeClass.index(of: sizes[symbol])] += 1
    }
  }

  public mutating func add(_ other: SizeCoverage) {
    for row in rows.indices {
      for index in rows[row].indices { rows[row][index] += other.rows[row][index] }
    }
  }

  private static func row(_ symbol: SizeSymbol) -> Int {
    switch symbol {
    case .T: 0
    case .B: 1
    case .I: 2
    case .H: 3
    case .P: 4
    }
  }
}
