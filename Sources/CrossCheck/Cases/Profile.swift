/// A family of cases that looks for one kind of fault; in the order in which a campaign takes them.
public enum Profile: String, Hashable, Sendable, CaseIterable {
  /// Rows of several magnitudes, some with c = 0.
  case generic
  /// Weights of the size that training leaves: pre-activations of scale 2 to 5.
  case trained
  /// Pre-activations far into saturation.
  case saturating
  /// Infinities and NaN among the inputs, weights and states.
  case nonfinite
  /// One step, one-hot rows, half of c zero: few terms in each sum, so that the bound is sharpest.
  case probe
  /// Sums whose terms nearly cancel.
  case cancelling
  /// Values near and below the smallest normal number.
  case tiny
  /// Small integers at a first step, whose sums provably do not round.
  case exact

  /// What its cases are, in a few words.
  public var meaning: String {
    switch self {
    case .generic: "rows of several magnitudes"
    case .trained: "weights as large as training leaves them"
    case .saturating: "gates far into saturation"
    case .nonfinite: "NaN and infinities"
    case .probe: "one step, one input at a time"
    case .cancelling: "sums whose terms nearly cancel"
    case .tiny: "down to subnormal numbers"
    case .exact: "sums that do not round"
    }
  }
}
