/// The element type of a tensor, under NumPy's name for it.
public enum DType: String, Hashable, Sendable, CaseIterable {
  /// Single precision, `Float`.
  case float32
  /// Double precision, `Double`.
  case float64

  /// The unit roundoff u of the format: 2⁻²⁴ for float32, 2⁻⁵³ for float64.
  ///
  /// A correctly rounded result is `exact · (1 + δ)` with |δ| ≤ u. One unit in the last place is up
  /// to 2u of a value.
  public var unitRoundoff: Double {
    switch self {
    case .float32: 0x1p-24
    case .float64: 0x1p-53
    }
  }
}
