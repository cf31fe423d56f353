import Lockstep

/// The Reference in this process's interpreter.
func reference() throws -> NumPyReference {
  try NumPyReference(.start())
}

/// A campaign of generated cases, judged by the Reference; its summary and findings.
func outcome<S: Subject>(
  of subject: S, _ options: CampaignOptions, indices: Range<Int>? = nil, stacking: Int = 32
) throws -> (summary: Summary, findings: [Finding], warnings: [Warning])
where S.Scalar: SubjectScalar {
  var campaign = try Campaign(options, subject: subject, reference: reference())
  campaign.stacking = stacking
  var summary = Summary()
  var findings: [Finding] = []
  var warnings: [Warning] = []
  try campaign.run(indices) { event in
    switch event {
    case .judged(let result): summary.add(result)
    case .found(let finding): findings.append(finding)
    case .warned(let warning): warnings.append(warning)
    case .started, .ended: break
    }
  }
  return (summary, findings, warnings)
}

/// The verdict on one case that was made by hand.
func comparison<S: Subject>(
  of subject: S, on example: Case<S.Scalar>, withActivations: Bool = false
) throws -> Comparison where S.Scalar: SubjectScalar {
  let trace =
    try withActivations
    ? subject.traceWithActivations(of: example) : subject.trace(of: example)
  return try comparison(of: trace, to: example)
}

/// The verdict on a trace, under the relative contract alone.
func comparison<Scalar: SubjectScalar>(
  of trace: Trace<Scalar>, to example: Case<Scalar>
) throws -> Comparison {
  let judge = ReferenceJudge<Scalar>(try reference())
  let judgement = try judge.judge([JudgedPair(example, trace)], contract: .relative)[0]
  return try Comparison(of: trace, to: example, judgement: judgement, contract: .relative)
}
