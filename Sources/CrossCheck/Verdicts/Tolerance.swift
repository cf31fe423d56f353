import Tensors

/// A difference that somebody accepts, though rounding cannot explain it: of a port that approximates on
/// purpose, such as one with a table for tanh or quantised weights.
///
/// It is applied step by step, from the subject's own state. The proven verdict stays what it is.
public struct Tolerance: Hashable, Sendable, CustomStringConvertible {
  private enum Kind: Hashable {
    case difference(relative: Double, absolute: Double)
    case units(Double)
  }

  private let kind: Kind

  /// |actual − expected| ≤ absolute + relative·|expected|, as NumPy's `allclose` has it.
  ///
  /// - Returns: nil unless both are finite, none is negative, and one is above 0.
  public init?(relative: Double, absolute: Double) {
    guard relative >= 0, absolute >= 0, relative + absolute > 0, (relative + absolute).isFinite
    else { return nil }
    kind = .difference(relative: relative, absolute: absolute)
  }

  /// So many units in the last place of the subject's precision.
  ///
  /// - Returns: nil unless they are finite and above 0.
  public init?(unitsInTheLastPlace units: Double) {
    guard units > 0, units.isFinite else { return nil }
    kind = .units(units)
  }

  /// `rtol=R`, `atol=A`, `rtol=R,atol=A` or `ulps=N`.
  ///
  /// - Returns: nil if the text is none of these.
  public init?(_ text: String) {
    var values: [Substring: Double] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", omittingEmptySubsequences: false)
      guard words.count == 2, ["rtol", "atol", "ulps"].contains(words[0]), values[words[0]] == nil,
        let value = Double(words[1])
      else { return nil }
      values[words[0]] = value
    }
    if let units = values["ulps"] {
      guard values.count == 1 else { return nil }
      self.init(unitsInTheLastPlace: units)
    } else {
      self.init(relative: values["rtol"] ?? 0, absolute: values["atol"] ?? 0)
    }
  }

  /// As it is parsed.
  public var description: String {
    switch kind {
    case .difference(let relative, 0): "rtol=\(relative)"
    case .difference(0, let absolute): "atol=\(absolute)"
    case .difference(let relative, let absolute): "rtol=\(relative),atol=\(absolute)"
    case .units(let units): "ulps=\(units)"
    }
  }

  /// Whether a number is near enough; NaN and infinities are so to their like alone.
  func admits<Scalar: TensorScalar>(_ actual: Scalar, expected: Double) -> Bool {
    switch kind {
    case .difference(let relative, let absolute):
      let value = Double(actual)
      if value == expected || value.isNaN && expected.isNaN { return true }
      guard expected.isFinite, value.isFinite else { return false }
      return abs(value - expected) <= absolute + relative * abs(expected)
    case .units(let units): return unitsInTheLastPlace(from: actual, to: expected) <= units
    }
  }
}
