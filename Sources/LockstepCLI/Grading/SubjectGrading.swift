import Lockstep

/// Judges one subject after the other by the same cases.
struct SubjectGrading<Scalar: SubjectScalar> {
  let reference: NumPyReference
  let options: CampaignOptions
  let activationRoundoffs: Double

  /// Tells how many cases were judged.
  typealias Progress = (Int) -> Void

  /// A subject's row, without its name's explanation.
  ///
  /// - Parameter form: what it can be told of a case.
  /// - Throws: if the reference itself fails. That a subject fails is a part of the row.
  func grade(
    _ subject: any Subject<Scalar>, title: String?, form: CaseForm, progress: Progress
  ) throws -> GradedSubject {
    let generator = try CaseGenerator<Scalar>(options)
    let makeCase = { index in try form.suited(generator.makeCase(at: index)) }
    let judge = ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs)
    let campaign = Campaign(options, subject: subject, judge: judge, makeCase: makeCase)
    var row = GradedSubject(
      name: subject.name, version: subject.version, title: title, profiles: options.profiles)
    var probes = ProbeRoundoffs<Scalar>(reference)
    progress(0)
    for range in GradedCases.ranges(options) {
      var answered: [Int] = []
      try campaign.judge(range) { judged in
        row.add(judged)
        if judged.result.comparison != nil { answered.append(judged.result.index) }
      }
      progress(row.summary.cases)
      guard generator.block(containing: range.lowerBound).profile == .probe else { continue }
      // Once more, without the gates: of all subjects the same is measured.
      for index in answered { try add(makeCase(index), subject, to: &probes) }
    }
    row.roundoffsInProbes = try probes.needed()
    return row
  }

  /// Adds what a subject answers to a probe case, and to the sharper ones that are made of it.
  private func add(
    _ probe: Case<Scalar>, _ subject: any Subject<Scalar>, to probes: inout ProbeRoundoffs<Scalar>
  ) throws {
    for example in try [probe] + probe.activationProbes() {
      guard let trace = try? subject.trace(of: example),
        (try? trace.validate(for: example)) != nil
      else { continue }
      probes.add(JudgedPair(example, trace))
    }
  }
}
