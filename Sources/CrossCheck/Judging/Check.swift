/// The expected values and bounds of one tensor of a trace, [T, B, units] each, row-major.
public struct Check: Sendable {
  /// The tensor of the trace that is checked, such as `h`.
  public let tensor: String

  /// The tensor whose value in the trace this check starts from, beside the previous state.
  ///
  /// It is `c` for an h that is checked against the subject's own c, nil for a check that starts
  /// from the previous state alone.
  public let basis: String?

  /// Whether the tensor is [B, units], the state after the last step.
  public let isFinalState: Bool

  /// Columns: H, or the width of `z`.
  public let units: Int

  /// The values in exact arithmetic, as float64.
  ///
  /// An infinity or NaN here, with a bound of 0, must be matched in kind.
  public package(set) var expected: [Double]

  /// The largest distance from `expected` that rounding explains; infinite where there is none.
  ///
  /// An element without a bound is unverifiable, and so is one within a bound that is more than a
  /// tenth of max(1, |expected|); beyond such a bound it diverges.
  public package(set) var bound: [Double]

  /// The distance that rounding of random sign would stay below, never above `bound`; nil where the
  /// reference computes none.
  public package(set) var statisticalBound: [Double]?

  /// How many of the elements are none, but fill up a batch; they are without a bound, and are not
  /// counted.
  public let absent: Int

  /// A check of these parts.
  public init(
    tensor: String, basis: String? = nil, isFinalState: Bool = false, units: Int,
    expected: [Double], bound: [Double], statisticalBound: [Double]? = nil, absent: Int = 0
  ) {
    self.tensor = tensor
    self.basis = basis
    self.isFinalState = isFinalState
    self.units = units
    self.expected = expected
    self.bound = bound
    self.statisticalBound = statisticalBound
    self.absent = absent
  }
}
