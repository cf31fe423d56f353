import CrossCheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A logarithmic scale of ratios with 1 in its middle.
struct HTMLScale {
  /// How many powers of ten it goes to either side.
  let decades: Double
  let length: Double

  /// From 0 to `length`; what is beyond the scale is at its end.
  func position(of ratio: Double) -> Double {
    guard ratio > 0 else { return 0 }
    guard ratio.isFinite else { return length }
    let share = (log10(ratio) + decades) / (2 * decades)
    return Swift.min(Swift.max(share, 0), 1) * length
  }

  /// A coordinate without more digits than a screen shows.
  static func text(_ value: Double) -> String { NumberText.rounded(value, digits: 4) }
}

/// A mark of a scale and its label.
struct HTMLTick {
  let x: String
  let anchor: String
  let label: String

  /// Whether it is left out where there is little room.
  var isMinor = false
}

/// A mark of an upright scale: where its line is, its label's base line, and the label.
struct HTMLRowTick {
  let line: String
  let y: String
  let label: String

  init(at position: Double, label: String) {
    line = HTMLScale.text(position)
    y = HTMLScale.text(position + Self.halfOfText)
    self.label = label
  }

  private static let halfOfText = 4.0
}
