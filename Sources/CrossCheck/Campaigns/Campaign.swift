public import Tensors

/// Cases, a subject that answers them and a judge of the answers, run in order of the indices.
///
/// Knows no clock and no file: everything that happens is an `Event`. Memory does not grow with the
/// number of cases.
public struct Campaign<Scalar: TensorScalar> {
  /// What determines the cases.
  public let options: CampaignOptions

  var judging: StackJudging<Scalar>
  let makeCase: (Int) throws -> Case<Scalar>

  /// How many cases of equal sizes are run and judged together, at most.
  ///
  /// The results do not depend on it. 32 is a block of the generator.
  public var stacking = 32

  /// What the cases that are judged together may take in memory, in bytes.
  ///
  /// A case beyond it is judged alone. The results do not depend on it.
  public var byteBudget = 32 << 20

  /// How many findings of each verdict are emitted in full, and as many again if they are of causes
  /// that none before was of; the others are only counted.
  public var maxFindings = EmittedFindings.defaultLimit

  /// What is accepted, though it diverges: such cases are counted apart, and not looked into.
  public var tolerance: Tolerance? {
    get { judging.tolerance }
    set { judging.tolerance = newValue }
  }

  /// The file that the campaign's one case comes from; nil if cases are generated.
  public var file: FiledCase?

  /// Looks into each finding that is emitted in full, before it is, and returns what is known then.
  public var investigate: (Discovery<Scalar>) throws -> Finding = { $0.finding }

  /// A campaign of somebody's own cases and judge.
  ///
  /// - Parameters:
  ///   - options: the seed and the number of cases, and what a report says of the rest.
  ///   - subject: what is judged.
  ///   - judge: what knows the right answers.
  ///   - makeCase: the case of an index; the same for the same index, always.
  public init(
    _ options: CampaignOptions, subject: any Subject<Scalar>, judge: any Judge<Scalar>,
    makeCase: @escaping (Int) throws -> Case<Scalar>
  ) {
    self.options = options
    judging = StackJudging(subject: subject, judge: judge)
    self.makeCase = makeCase
  }

  /// Runs the cases of `indices`, by default all of them.
  ///
  /// `shouldStop` is asked before each stack and before each case's result; when it says so, the
  /// campaign ends early, which `Event.ended` tells.
  ///
  /// - Precondition: no index is negative.
  /// - Throws: what `makeCase`, the judge, `investigate` or `sink` throws. A subject's error is a result.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func run(
    _ indices: Range<Int>? = nil, shouldStop: () -> Bool = { false }, sink: (Event) throws -> Void
  ) throws {
    let indices = indices ?? 0..<options.cases
    precondition(indices.lowerBound >= 0, "the index of a case is not negative")
    let description = SubjectDescription(
      name: judging.subject.name, version: judging.subject.version,
      dtype: Scalar.dtype.rawValue)
    try sink(.started(options, description))
    var events = CampaignEvents(maxFindings: maxFindings)
    let isComplete = try outcomes(of: indices, shouldStop) {
      outcome, indexed in
      try events.add(
        judgedCase(outcome, of: indexed),
        investigate: { try investigate(discovery(outcome, of: indexed, $0)) }, to: sink)
    }
    try sink(.ended(completed: isComplete))
  }

  /// Judges the cases of `indices` and tells of each without its tensors; what follows from several
  /// cases together, and looking into findings, is left to the caller.
  ///
  /// - Throws: what `makeCase`, the judge or `body` throws. A subject's error is a result.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func judge(_ indices: Range<Int>, body: (JudgedCase) throws -> Void) throws {
    _ = try outcomes(of: indices, { false }) { try body(judgedCase($0, of: $1)) }
  }

  /// Judges one case, and returns it with all that a finding of it was made of; no discovery if it
  /// agrees.
  ///
  /// - Throws: what `makeCase` or the judge throws. A subject's error is a result.
  public func discovery(at index: Int) throws -> (JudgedCase, Discovery<Scalar>?) {
    let indexed = IndexedCase(index: index, example: try makeCase(index))
    let outcome = try judging.outcomes(
      of: [indexed.example], withActivations: indexed.example.wantsActivations)[0]
    let judged = judgedCase(outcome, of: indexed)
    return (judged, judged.finding.map { discovery(outcome, of: indexed, $0) })
  }

  /// Whether all of them were judged.
  private func outcomes(
    of indices: Range<Int>, _ shouldStop: () -> Bool,
    body: (CaseOutcome<Scalar>, IndexedCase<Scalar>) throws -> Void
  ) throws -> Bool {
    var stacks = CaseStacks(
      indices, limit: stacking, byteBudget: byteBudget, makeCase: makeCase)
    while !shouldStop(), let stack = try stacks.next() {
      let outcomes = try judging.outcomes(
        of: stack.map { $0.example }, withActivations: stack[0].example.wantsActivations)
      for (indexed, outcome) in zip(stack, outcomes) {
        guard !shouldStop() else { return false }
        try body(outcome, indexed)
      }
    }
    return stacks.isAtEnd
  }

  private func discovery(
    _ outcome: CaseOutcome<Scalar>, of indexed: IndexedCase<Scalar>, _ finding: Finding
  ) -> Discovery<Scalar> {
    Discovery(
      example: indexed.example, trace: outcome.pair?.trace, comparison: outcome.comparison,
      finding: finding)
  }

  private func judgedCase(
    _ outcome: CaseOutcome<Scalar>, of indexed: IndexedCase<Scalar>
  ) -> JudgedCase {
    let example = indexed.example
    return JudgedCase(
      result: CaseResult(
        index: indexed.index, profile: example.provenance.profile, sizes: example.sizes,
        verdict: outcome.verdict, comparison: outcome.comparison, file: file),
      finding: outcome.verdict == .agrees ? nil : finding(outcome, of: indexed))
  }

  private func finding(
    _ outcome: CaseOutcome<Scalar>, of indexed: IndexedCase<Scalar>
  ) -> Finding {
    let example = indexed.example
    return Finding(
      index: indexed.index, subject: judging.subject.name, verdict: outcome.verdict,
      profile: example.provenance.profile, sizes: example.sizes, options: example.options,
      first: outcome.comparison?.first, origin: outcome.comparison?.origin,
      explanation: outcome.explanation, cause: outcome.cause,
      seed: file == nil ? options.seed : nil, caseFile: file?.path,
      isAccepted: outcome.comparison?.isAccepted ?? false)
  }
}
