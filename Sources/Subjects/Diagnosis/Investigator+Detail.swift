public import CrossCheck
import Tensors

extension Investigator {
  /// The same finding with a divergence shown from near.
  ///
  /// - Throws: if the reference itself fails.
  public func detailed(
    _ finding: Finding, _ discovery: Discovery<Scalar>
  ) throws -> Finding {
    guard let trace = discovery.trace, let comparison = discovery.comparison,
      let first = comparison.first, discovery.example.sizes.steps > 0
    else { return finding }
    let pair = JudgedPair(discovery.example, trace)
    let judgement = try judge.judge([pair], contract: comparison.contract)[0]
    let check = judgement.checks.first { check in
      check.tensor == first.tensor && check.basis == first.basis && !check.isFinalState
    }
    let map = check.flatMap { check in
      trace.tensors[check.tensor].flatMap {
        RatioMap(check, of: $0, batch: discovery.example.sizes.batch)
      }
    }
    let table = try StagedTrace(finding.subject, pair, judge: judge).table(of: first.step)
    // A unit of `z` or of a projected state is none of the cell's: those rows show their worst.
    let unit = first.unit < table.units ? first.unit : first.unit % table.units
    var detailed = finding
    detailed.detail = FindingDetail(
      map: map,
      stages: table.stages.map { values in
        (values.stage, table.element(values, row: first.batch, unit: unit))
      })
    return detailed
  }
}
