public import Tensors

/// What became of one case, without its tensors.
public struct JudgedCase: Sendable {
  /// The verdict and its numbers.
  public let result: CaseResult

  /// Nil if the case agrees; not looked into yet.
  public let finding: Finding?

  /// A judged case of these parts.
  public init(result: CaseResult, finding: Finding?) {
    self.result = result
    self.finding = finding
  }
}

extension JudgedCase {
  /// A case on which the subject ended its process.
  ///
  /// - Parameters:
  ///   - example: the case.
  ///   - index: its index in the campaign.
  ///   - subject: the subject's name.
  ///   - seed: the campaign's seed.
  ///   - reason: how, in a sentence.
  public init<Scalar: TensorScalar>(
    _ example: Case<Scalar>, at index: Int, endedProcessOf subject: String, seed: UInt64,
    reason: String
  ) {
    var finding = Finding(
      index: index, subject: subject, verdict: .failed, profile: example.provenance.profile,
      sizes: example.sizes, options: example.options, first: nil, explanation: reason, seed: seed)
    finding.endedProcess = true
    self.init(
      result: CaseResult(
        index: index, profile: finding.profile, sizes: finding.sizes, verdict: .failed,
        comparison: nil),
      finding: finding)
  }
}
