public import CrossCheck
public import Subjects

extension Campaign where Scalar: SubjectScalar {
  /// The generator's cases, judged by the NumPy reference.
  ///
  /// - Parameter activationRoundoffs: k; how many unit roundoffs an activation may be off.
  /// - Throws: `InvalidOptions` if the options determine no cases, or k excuses everything.
  public init(
    _ options: CampaignOptions, subject: any Subject<Scalar>, reference: NumPyReference,
    activationRoundoffs: Double = ReferenceJudge<Scalar>.defaultActivationRoundoffs
  ) throws {
    guard (0...10_000).contains(activationRoundoffs) else {
      throw InvalidOptions.roundoffs(activationRoundoffs)
    }
    let generator = try CaseGenerator<Scalar>(options)
    self.init(
      options, subject: subject,
      judge: ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs),
      makeCase: generator.makeCase(at:))
  }
}
