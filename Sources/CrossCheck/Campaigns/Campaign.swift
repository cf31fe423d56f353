public import Tensors

/// Cases, a subject that answers them and a judge of the answers, run in order of the indices.
///
/// Knows no clock and no file: everything that happens is an `Event`. Memory does not grow with the
/// number of cases.
public struct Campaign<Scalar: TensorScalar> {
  public let options: CampaignOptions

  let subject: any Subject<Scalar>
  let judge: any Judge<Scalar>
  let makeCase: (Int) throws -> Case<Scalar>

  /// How many cases of equal sizes are run and judged together, at most.
  ///
  /// The results do not depend on it. 32 is a block of the generator.
  public var stacking = 32

  /// What the cases that are judged together may take in memory, in bytes.
  ///
  /// A case beyond it is judged alone. The results do not depend on it.
  public var byteBudget = 8 << 20

  /// How many findings of each verdict are emitted in full; the others are only counted.
  public var maxFindings = 20

  /// - Parameter makeCase: the case of an index; the same for the same index, always.
  public init(
    _ options: CampaignOptions, subject: any Subject<Scalar>, judge: any Judge<Scalar>,
    makeCase: @escaping (Int) throws -> Case<Scalar>
  ) {
    self.options = options
    self.subject = subject
    self.judge = judge
    self.makeCase = makeCase
  }

  /// Runs the cases of `indices`, by default all of them.
  ///
  /// `shouldStop` is asked before each stack and before each case's result; when it says so, the
  /// campaign ends early, which `Event.ended` tells.
  ///
  /// - Throws: what `makeCase`, the judge or `sink` throws. A subject's error is a result.
  public func run(
    _ indices: Range<Int>? = nil, shouldStop: () -> Bool = { false }, sink: (Event) throws -> Void
  ) throws {
    let description = SubjectDescription(
      name: subject.name, version: subject.version, dtype: Scalar.dtype.rawValue)
    try sink(.started(options, description))
    var stacks = CaseStacks(
      indices ?? 0..<options.cases, limit: stacking, byteBudget: byteBudget, makeCase: makeCase)
    var findings: [Verdict: Int] = [:]
    while !shouldStop(), let stack = try stacks.next() {
      let outcomes = try outcomes(of: stack)
      for (indexed, outcome) in zip(stack, outcomes) {
        guard !shouldStop() else { return try sink(.ended(completed: false)) }
        try emit(outcome, of: indexed, findings: &findings, to: sink)
      }
    }
    try sink(.ended(completed: stacks.isAtEnd))
  }

  private func emit(
    _ outcome: CaseOutcome, of indexed: IndexedCase<Scalar>, findings: inout [Verdict: Int],
    to sink: (Event) throws -> Void
  ) throws {
    let example = indexed.example
    let profile = example.provenance.profile
    try sink(
      .judged(
        CaseResult(
          index: indexed.index, profile: profile, sizes: example.sizes, verdict: outcome.verdict,
          comparison: outcome.comparison)))
    if outcome.verdict == .agrees {
      if let warning = Warning(index: indexed.index, outcome.comparison) {
        try sink(.warned(warning))
      }
    } else if findings[outcome.verdict, default: 0] < maxFindings {
      findings[outcome.verdict, default: 0] += 1
      try sink(
        .found(
          Finding(
            index: indexed.index, subject: subject.name, verdict: outcome.verdict,
            profile: profile, sizes: example.sizes, options: example.options,
            first: outcome.comparison?.first, explanation: outcome.explanation,
            cause: outcome.cause)))
    }
  }
}
