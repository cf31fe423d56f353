public import CrossCheck
import Tensors

extension Investigator {
  /// The finding with what explains it, and shown from near, if it diverges.
  ///
  /// - Throws: if the reference itself fails.
  public func investigated(_ discovery: Discovery<Scalar>) throws -> Finding {
    try detailed(diagnosed(discovery), discovery)
  }

  private func detailed(
    _ finding: Finding, _ discovery: Discovery<Scalar>
  ) throws -> Finding {
    guard let trace = discovery.trace, let comparison = discovery.comparison,
      let first = comparison.origin, discovery.example.sizes.steps > 0
    else { return finding }
    let pair = JudgedPair(discovery.example, trace)
    let judgement = try judge.judge([pair], contract: comparison.contract)[0]
    let table = try StagedTrace(finding.subject, pair, judge: judge).table(of: first.step)
    var detailed = finding
    detailed.detail = FindingDetail(
      at: first, judgement: judgement, of: trace, batch: discovery.example.sizes.batch, table: table
    )
    return detailed
  }
}
