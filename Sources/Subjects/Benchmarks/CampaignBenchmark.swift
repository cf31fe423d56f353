public import CrossCheck

/// Measures what a campaign's time goes to, in one process on one thread.
public struct CampaignBenchmark<Scalar: SubjectScalar> {
  private let reference: NumPyReference

  public init(_ reference: NumPyReference) {
    self.reference = reference
  }

  /// Judges the cases of a campaign with a subject, once.
  ///
  /// - Throws: `InvalidOptions` if the options determine no cases; otherwise if the Reference fails.
  public func measure(
    _ options: CampaignOptions, subject: any Subject<Scalar>
  ) throws -> CampaignTimes {
    let timed = TimedSubject(subject)
    let judge = ReferenceJudge<Scalar>(reference)
    let generator = try CaseGenerator<Scalar>(options)
    let campaign = Campaign(
      options, subject: timed, judge: judge, makeCase: generator.makeCase(at:))
    var cases = 0
    let total = try InterleavedTimes.seconds {
      try campaign.judge(0..<options.cases) { _ in cases += 1 }
    }
    return CampaignTimes(
      cases: cases, total: total, subject: timed.seconds, reference: judge.secondsInReference)
  }
}
