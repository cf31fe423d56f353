public import Tensors

/// A case whose verdict is not `agrees`.
public struct Finding: Sendable {
  /// The campaign's index of the case.
  public let index: Int

  /// The subject's name.
  public let subject: String

  /// The outcome, which is not `agrees`.
  public let verdict: Verdict

  /// The profile that the case was drawn from; nil if it was not drawn.
  public let profile: Profile?

  /// The sizes of the case.
  public let sizes: Sizes

  /// The case's run-time constants, such as `forget_bias`.
  public let options: [String: Double]

  /// The worst element of the first divergent step; nil unless the verdict is `diverges`.
  public let first: ElementComparison?

  /// The worst element of the first wrong tensor of that step, in the order of computation.
  ///
  /// Often it is `first` itself.
  public let origin: ElementComparison?

  /// What is known about the cause, in a sentence or two.
  public var explanation: String

  /// What findings of one fault have in common beside subject, verdict and first tensor: how the
  /// values differ, or why there is no answer, without numbers.
  ///
  /// Whoever knows the cause better may name it here.
  public var cause: String

  /// Whether it diverges within the tolerance that was given; then nothing looks into it.
  public let isAccepted: Bool

  /// Which known mistakes explain it; nil if none was looked for.
  public internal(set) var diagnosis: Diagnosis?

  /// What it looks like from near; nil if nobody looked.
  public var detail: FindingDetail?

  /// Whether the subject ended its process on the case: it is run again in a process of its own alone.
  public var endedProcess = false

  /// The seed of the campaign; nil if the case comes from a file.
  public var seed: UInt64?

  /// The file that holds the case; nil if none does.
  public var caseFile: String?

  /// The sizes of the case in that file, if it was shrunk.
  public var shrunkSizes: Sizes?

  /// A finding of these parts.
  ///
  /// - Parameters:
  ///   - index: the campaign's index of the case.
  ///   - subject: the subject's name.
  ///   - verdict: the outcome, which is not `agrees`.
  ///   - profile: what the case was drawn from; nil if it was not drawn.
  ///   - sizes: those of the case.
  ///   - options: the case's run-time constants.
  ///   - first: the worst element of the first divergent step.
  ///   - origin: that of the first wrong tensor of the step; nil is `first`.
  ///   - explanation: what is known about the cause.
  ///   - cause: nil is the explanation without its numbers.
  ///   - seed: that of the campaign; nil if the case comes from a file.
  ///   - caseFile: the file that holds the case.
  ///   - isAccepted: whether it diverges within the tolerance that was given.
  public init(
    index: Int, subject: String, verdict: Verdict, profile: Profile?, sizes: Sizes,
    options: [String: Double], first: ElementComparison?,
    origin: ElementComparison? = nil, explanation: String,
    cause: String? = nil, seed: UInt64? = nil, caseFile: String? = nil,
    isAccepted: Bool = false
  ) {
    self.index = index
    self.subject = subject
    self.verdict = verdict
    self.profile = profile
    self.sizes = sizes
    self.options = options
    self.first = first
    self.origin = origin ?? first
    // What a program wrote may end its lines as Windows does.
    self.explanation = explanation.replacing("\r\n", with: "\n")
    self.cause = cause ?? Self.cause(from: self.explanation)
    self.seed = seed
    self.caseFile = caseFile
    self.isAccepted = isAccepted
  }

  /// Adds which known mistakes explain it: a better name for the cause than what differs.
  public mutating func add(_ diagnosis: Diagnosis) {
    self.diagnosis = diagnosis
    explanation += diagnosis.addition
    if !diagnosis.explanations.isEmpty {
      cause = diagnosis.explanations.map(\.name).joined(separator: " or ")
    }
  }

  /// The same where what explains it does not explain other findings of the campaign.
  ///
  /// - Parameter count: how many; see `Refutations`.
  public func refuted(by count: Int) -> Finding {
    guard count > 0, let diagnosis, !diagnosis.explanations.isEmpty else { return self }
    var doubted = diagnosis
    doubted.refutations = count
    var finding = self
    finding.diagnosis = doubted
    finding.explanation = explanation.replacing(
      diagnosis.text, with: doubted.text, maxReplacements: 1)
    return finding
  }
}
