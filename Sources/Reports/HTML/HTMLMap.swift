import CrossCheck

/// Where a tensor is off, a letter for each cell: `A` is the first class of ratios, `-` is none.
struct HTMLMap {
  let tensor: HTMLText
  let grain: String?
  let summary: String
  let cells: String
  let rows: Int
  let columns: Int
  let steps: Int
  let units: Int
  let stepsPerCell: Int
  let unitsPerCell: Int

  init(_ map: RatioMap) {
    tensor = HTMLText(map.tensor + (map.basis.map { " from the subject's \($0)" } ?? ""))
    let parts = [
      map.stepsPerCell > 1 ? "\(map.stepsPerCell) steps" : nil,
      map.unitsPerCell > 1 ? "\(map.unitsPerCell) units" : nil,
    ].compactMap(\.self)
    grain = parts.isEmpty ? nil : "a cell is " + parts.joined(separator: " by ")
    let first = UInt8(ascii: "A")
    cells = String(
      decoding: map.ratios.map { ratio in
        ratio < 0 ? UInt8(ascii: "-") : first + UInt8(RatioClass.index(of: ratio))
      }, as: UTF8.self)
    // Across is time here.
    (rows, columns) = (map.columns, map.rows)
    (steps, units) = (map.steps, map.units)
    (stepsPerCell, unitsPerCell) = (map.stepsPerCell, map.unitsPerCell)
    let wrong = map.ratios.filter { $0 > 1 }.count
    summary =
      "\(NumberText.count(map.steps, "step")) by \(NumberText.count(map.units, "unit")): of "
      + "\(NumberText.count(map.ratios.count, "cell")) \(NumberText.grouped(wrong)) "
      + (wrong == 1 ? "holds" : "hold") + " an element beyond its bound."
  }
}
