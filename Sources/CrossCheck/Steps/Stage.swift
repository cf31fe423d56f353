/// One block of columns at one stage of a step.
public struct Stage: Hashable, Sendable {
  /// What is computed there.
  public let quantity: StageQuantity

  /// Whose block it is; nil where there is but one.
  public let gate: String?

  /// The tensor of the trace that it starts from beside the state before the step; see `Check`.
  ///
  /// `z` for a gate from the subject's own pre-activation, `c` for an h from the subject's own c.
  public let basis: String?

  /// A stage of these parts.
  public init(_ quantity: StageQuantity, gate: String? = nil, basis: String? = nil) {
    self.quantity = quantity
    self.gate = gate
    self.basis = basis
  }
}
