/// What has to stay the same for two cases to show the same fault.
public struct Cause: Hashable, Sendable {
  /// The verdict.
  public let verdict: Verdict

  /// The first wrong tensor of the first divergent step, in the order in which a step computes them;
  /// nil unless the case diverges.
  ///
  /// The worst one may change where the numbers do.
  public let tensor: String?

  /// The contract for activations that is broken; nil unless the case diverges.
  public let contract: ActivationContract?

  /// A cause of these parts.
  public init(verdict: Verdict, tensor: String? = nil, contract: ActivationContract? = nil) {
    self.verdict = verdict
    self.tensor = tensor
    self.contract = contract
  }

  /// The cause that a comparison shows.
  ///
  /// - Parameter comparison: nil if the subject gave no answer.
  public init(_ comparison: Comparison?) {
    guard let comparison else {
      self.init(verdict: .failed)
      return
    }
    guard comparison.verdict == .diverges else {
      self.init(verdict: comparison.verdict)
      return
    }
    self.init(
      verdict: .diverges, tensor: comparison.earlierTensors.first ?? comparison.first?.tensor,
      contract: comparison.contract)
  }
}
