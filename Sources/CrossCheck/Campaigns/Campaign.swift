public import Tensors

/// Cases, a subject that answers them and a judge of the answers, run in order of the indices.
///
/// Knows no clock and no file: everything that happens is an `Event`. Memory does not grow with the
/// number of cases.
public struct Campaign<Scalar: TensorScalar> {
  public let options: CampaignOptions

  let judging: StackJudging<Scalar>
  let makeCase: (Int) throws -> Case<Scalar>

  /// How many cases of equal sizes are run and judged together, at most.
  ///
  /// The results do not depend on it. 32 is a block of the generator.
  public var stacking = 32

  /// What the cases that are judged together may take in memory, in bytes.
  ///
  /// A case beyond it is judged alone. The results do not depend on it.
  public var byteBudget = 8 << 20

  /// How many findings of each verdict are emitted in full, and as many again if they are of causes
  /// that none before was of; the others are only counted.
  public var maxFindings = 20

  /// The file that the campaign's one case comes from; nil if cases are generated.
  public var file: FiledCase?

  /// Looks into each finding that is emitted in full, before it is, and returns what is known then.
  public var investigate: (Discovery<Scalar>) throws -> Finding = { $0.finding }

  /// - Parameter makeCase: the case of an index; the same for the same index, always.
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
  /// - Throws: what `makeCase`, the judge, `investigate` or `sink` throws. A subject's error is a result.
  public func run(
    _ indices: Range<Int>? = nil, shouldStop: () -> Bool = { false }, sink: (Event) throws -> Void
  ) throws {
    let description = SubjectDescription(
      name: judging.subject.name, version: judging.subject.version,
      dtype: Scalar.dtype.rawValue)
    try sink(.started(options, description))
    var stacks = CaseStacks(
      indices ?? 0..<options.cases, limit: stacking, byteBudget: byteBudget, makeCase: makeCase)
    var emitted = EmittedFindings(limit: maxFindings)
    while !shouldStop(), let stack = try stacks.next() {
      let outcomes = try judging.outcomes(
        of: stack.map(\.example), withActivations: stack[0].example.wantsActivations)
      for (indexed, outcome) in zip(stack, outcomes) {
        guard !shouldStop() else { return try sink(.ended(completed: false)) }
        try emit(outcome, of: indexed, emitted: &emitted, to: sink)
      }
    }
    try sink(.ended(completed: stacks.isAtEnd))
  }

  private func emit(
    _ outcome: CaseOutcome<Scalar>, of indexed: IndexedCase<Scalar>,
    emitted: inout EmittedFindings, to sink: (Event) throws -> Void
  ) throws {
    let example = indexed.example
    try sink(
      .judged(
        CaseResult(
          index: indexed.index, profile: example.provenance.profile, sizes: example.sizes,
          verdict: outcome.verdict, comparison: outcome.comparison, file: file)))
    if outcome.verdict == .agrees {
      if let warning = Warning(index: indexed.index, outcome.comparison, caseFile: file?.path) {
        try sink(.warned(warning))
      }
    } else if case let finding = finding(outcome, of: indexed), emitted.admit(finding) {
      let discovery = Discovery(
        example: example, trace: outcome.pair?.trace, comparison: outcome.comparison,
        finding: finding)
      try sink(.found(investigate(discovery)))
    }
  }

  private func finding(
    _ outcome: CaseOutcome<Scalar>, of indexed: IndexedCase<Scalar>
  ) -> Finding {
    let example = indexed.example
    return Finding(
      index: indexed.index, subject: judging.subject.name, verdict: outcome.verdict,
      profile: example.provenance.profile, sizes: example.sizes, options: example.options,
      first: outcome.comparison?.first, explanation: outcome.explanation, cause: outcome.cause,
      seed: file == nil ? options.seed : nil, caseFile: file?.path)
  }
}
