import CrossCheck

/// A class of ratios and what it is called.
struct HTMLLegendEntry {
  let index: Int
  let label: String

  static let all =
    (0..<RatioClass.count).map { HTMLLegendEntry(index: $0, label: label(of: $0)) } + [
      HTMLLegendEntry(index: -1, label: "not verifiable")
    ]

  /// Such as `1/8 to 1/4`.
  static func label(of index: Int) -> String {
    let limits = RatioClass.lowerLimits
    switch index {
    case 0: return "0, equal"
    case 1: return "below " + text(limits[2])
    case RatioClass.count - 1: return "infinite"
    case RatioClass.count - 2: return "above " + text(limits[index])
    default: return "\(text(limits[index])) to \(text(limits[index + 1]))"
    }
  }

  static func text(_ limit: Double) -> String {
    limit < 1 ? "1/\(Int(1 / limit))" : NumberText.grouped(Int(limit))
  }
}
