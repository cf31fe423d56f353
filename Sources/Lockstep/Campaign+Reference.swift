public import CrossCheck
public import Subjects

extension Campaign where Scalar: SubjectScalar {
  /// The generator's cases, judged by the NumPy reference.
  ///
  /// - Parameters:
  ///   - options: what determines the cases.
  ///   - subject: what is judged.
  ///   - reference: the judge.
  ///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
  /// - Throws: `InvalidOptions` if the options determine no cases, or k excuses everything.
  public init(
    _ options: CampaignOptions, subject: any Subject<Scalar>, reference: NumPyReference,
    activationRoundoffs: Double = ReferenceJudge<Scalar>.defaultActivationRoundoffs
  ) throws {
    let generator = try CaseGenerator<Scalar>(options)
    try self.init(
      options, subject: subject, reference: reference, activationRoundoffs: activationRoundoffs,
      makeCase: generator.makeCase(at:))
  }

  /// Cases of somebody's own, judged by the NumPy reference.
  ///
  /// - Parameters:
  ///   - options: the seed and the number of cases.
  ///   - subject: what is judged.
  ///   - reference: the judge.
  ///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
  ///   - makeCase: the case of an index; the same for the same index, always.
  /// - Throws: `InvalidOptions` if the number of cases is negative, or k excuses everything.
  public init(
    _ options: CampaignOptions, subject: any Subject<Scalar>, reference: NumPyReference,
    activationRoundoffs: Double, makeCase: @escaping (Int) throws -> Case<Scalar>
  ) throws {
    guard options.cases >= 0 else { throw InvalidOptions.noCases(options.cases) }
    guard (0...10_000).contains(activationRoundoffs) else {
      throw InvalidOptions.roundoffs(activationRoundoffs)
    }
    self.init(
      options, subject: subject,
      judge: ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs),
      makeCase: makeCase)
  }
}
