public import CrossCheck
import Tensors

/// Whether cases catch the known mistakes: the harness's own proof that it can fail.
public struct Sensitivity<Scalar: SubjectScalar> {
  private let reference: NumPyReference
  private let judge: ReferenceJudge<Scalar>
  private let mistakes: Mistakes

  public init(
    _ reference: NumPyReference,
    activationRoundoffs: Double = ReferenceJudge<Scalar>.defaultActivationRoundoffs
  ) {
    self.reference = reference
    judge = ReferenceJudge(reference, activationRoundoffs: activationRoundoffs)
    mistakes = Mistakes(reference)
  }

  /// How many of the generator's cases it takes to catch a mistake.
  ///
  /// - Parameter options: of the campaign; no more than its number of cases are run.
  /// - Throws: `InvalidOptions`; what the reference throws.
  public func score(
    of mistake: String, _ options: CampaignOptions, shouldStop: () -> Bool = { false }
  ) throws -> MistakeScore {
    let generator = try CaseGenerator<Scalar>(options)
    return try score(
      of: mistake, options, count: options.cases, shouldStop: shouldStop,
      makeCase: generator.makeCase(at:))
  }

  /// The same of given cases of one cell.
  public func score(
    of mistake: String, cases: [Case<Scalar>], shouldStop: () -> Bool = { false }
  ) throws -> MistakeScore {
    let options = CampaignOptions(signature: cases.first?.signature ?? .lstm, cases: cases.count)
    return try score(
      of: mistake, options, count: cases.count, shouldStop: shouldStop, makeCase: { cases[$0] })
  }

  /// The score on the generator's cases, if the mistake is visible in some of the first 32: if its
  /// error reaches 1e-3 there, or an infinity or NaN is wrong, when it is run in float64.
  ///
  /// That is an absolute error: states are of the order of 1, and where a profile's are not, less may be
  /// lost in roundings of other terms. What stays below is not asked for, and may be caught all the same.
  public func scoreIfVisible(
    of mistake: String, _ options: CampaignOptions
  ) throws -> MistakeScore? {
    var few = options
    few.cases = min(32, options.cases)
    let campaign = try Campaign(
      few, subject: MistakeSubject<Double>(reference, mistake: mistake),
      judge: ReferenceJudge<Double>(reference),
      makeCase: CaseGenerator<Double>(few).makeCase(at:))
    var isVisible = false
    try campaign.run(shouldStop: { isVisible }) { event in
      guard case .judged(let result) = event, let comparison = result.comparison else { return }
      isVisible = comparison.maxAbsoluteError >= 1e-3 || comparison.first?.ratio == .infinity
    }
    return isVisible ? try score(of: mistake, options) : nil
  }

  private func score(
    of mistake: String, _ options: CampaignOptions, count: Int, shouldStop: () -> Bool,
    makeCase: @escaping (Int) throws -> Case<Scalar>
  ) throws -> MistakeScore {
    let campaign = Campaign(
      options, subject: MistakeSubject(reference, mistake: mistake), judge: judge,
      makeCase: makeCase)
    var run = 0
    var caught: CaseResult?
    try campaign.run(0..<count, shouldStop: { caught != nil || shouldStop() }) { event in
      guard case .judged(let result) = event else { return }
      run += 1
      if result.verdict == .diverges { caught = result }
    }
    return MistakeScore(
      mistake: mistake, sentence: try mistakes.sentence(mistake), signature: options.signature,
      casesNeeded: caught.map { _ in run }, casesRun: run, profile: caught?.profile,
      first: caught?.comparison?.first)
  }
}
