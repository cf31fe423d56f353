public import CrossCheck
import Tensors

extension RecordedShard {
  /// Refuses what no campaign can have written: the merged report would carry it on.
  ///
  /// - Parameter report: what the shard was read from.
  /// - Throws: `MalformedReport` that names what contradicts what.
  func refuseContradictions(in report: JSONMembers) throws(MalformedReport) {
    let sentence =
      contradictionOfTime ?? summary.contradiction(of: indices).map { "of its tally " + $0 }
      ?? contradictionOfProfiles ?? contradictionOfWarnings ?? contradictionOfFindings
    if let sentence { throw MalformedReport("it contradicts itself: " + sentence) }
    try refuseOtherResults(
      than: JSONReport.summary(summary, seconds: seconds), in: report.members("summary"), "summary")
    let subjects = try report.list("subjects")
    guard subjects.count == 1 else {
      throw MalformedReport("it is of a shard, and has \(subjects.count) subjects, not one")
    }
    try refuseOtherResults(
      than: JSONReport.subject(subject, summary, profiles, isComplete: isComplete),
      in: subjects[0],
      "subjects")
  }

  /// Refuses a report whose `campaign` is not that of the options in its `arguments`.
  ///
  /// - Throws: `MalformedReport` that names what contradicts what.
  public func refuseOtherCampaign(
    than options: CampaignOptions, activationRoundoffs: Double, tolerance: Tolerance?
  ) throws(MalformedReport) {
    let expected = JSONReport.campaign(
      options, dtype: subject.dtype, activationRoundoffs: activationRoundoffs, tolerance: tolerance)
    guard case .object(let members) = expected else { return }
    for member in members where try !campaign.holds(member.value, as: member.name) {
      throw MalformedReport(
        "it contradicts itself: '\(member.name)' of 'campaign' is not what the arguments of its shard "
          + "come to")
    }
  }

  /// What people and programs read of a report has to be what is merged.
  private func refuseOtherResults(
    than tally: JSONValue, in members: JSONMembers, _ name: String
  ) throws(MalformedReport) {
    guard case .object(let expected) = tally else { return }
    for member in expected where try !members.holds(member.value, as: member.name) {
      throw MalformedReport(
        "it contradicts itself: '\(member.name)' of '\(name)' is not what its shard's tally comes to"
      )
    }
  }

  private var contradictionOfTime: String? {
    seconds >= 0 && seconds.isFinite
      ? nil : "'seconds' of 'shard' is \(NumberText.exact(seconds)), which no campaign takes"
  }

  private var contradictionOfWarnings: String? {
    let biases = warnings.filter { $0.suspectedBias != nil }.count
    if warningCount > summary.agrees {
      return "'warning_count' is \(warningCount), but 'agrees' is \(summary.agrees)"
    }
    if warnings.count != min(warningCount, CampaignRecord.maxWarnings) {
      return "'warning_count' is \(warningCount), but 'warnings' are \(warnings.count)"
    }
    if biases > summary.suspectedBiases {
      return
        "'suspected_biases' is \(summary.suspectedBiases), but \(biases) of 'warnings' have one"
    }
    for warning in warnings {
      let name = "the warning of the case \(warning.index)"
      if !indices.contains(warning.index) { return "\(name) is of none of the shard's cases" }
      if let ratio = warning.statisticalRatio,
        !(ratio > 1 && ratio <= summary.worstStatisticalRatio)
      {
        return "'statistical_ratio' of \(name) is \(NumberText.exact(ratio)), but "
          + "'worst_statistical_ratio' is \(NumberText.exact(summary.worstStatisticalRatio))"
      }
      if let bias = warning.suspectedBias, !(abs(bias.estimate) > bias.threshold) {
        return "'estimate' of \(name) is \(NumberText.exact(bias.estimate)), not beyond its "
          + "'threshold', \(NumberText.exact(bias.threshold))"
      }
    }
    return nil
  }

  /// One that was stopped early may have a finding that is not counted yet, and is not merged.
  private var contradictionOfFindings: String? {
    guard isComplete else { return nil }
    for (verdict, count) in [
      (Verdict.agrees, 0), (.diverges, summary.diverges), (.failed, summary.failed),
      (.inconclusive, summary.inconclusive),
    ] {
      let found = findings.filter { $0.verdict == verdict }.count
      guard found <= count, found >= min(count, EmittedFindings.defaultLimit) else {
        return "'findings' has \(found) with the verdict \(verdict.rawValue), but the tally counts "
          + "\(count)"
      }
    }
    let accepted = findings.filter(\.isAccepted).count
    let others = findings.filter { $0.verdict == .diverges }.count - accepted
    guard
      accepted >= min(summary.accepted, EmittedFindings.defaultLimit),
      accepted <= summary.accepted,
      others >= min(summary.diverges - summary.accepted, EmittedFindings.defaultLimit),
      others <= summary.diverges - summary.accepted
    else {
      return
        "'findings' has \(accepted) that are accepted, and \(others) that diverge and are not, but "
        + "the tally counts \(summary.accepted) and \(summary.diverges - summary.accepted)"
    }
    for (finding, next) in zip(findings, findings.dropFirst()) where finding.index >= next.index {
      return "the finding of the case \(next.index) follows that of the case \(finding.index)"
    }
    for finding in findings {
      guard let sentence = contradiction(of: finding) else { continue }
      return "of the finding of the case \(finding.index) \(sentence)"
    }
    return nil
  }

  private func contradiction(of finding: Finding) -> String? {
    contradiction(of: finding.first, "first", finding.verdict)
      ?? contradiction(of: finding.origin, "origin", finding.verdict)
  }

  private func contradiction(
    of element: ElementComparison?, _ name: String, _ verdict: Verdict
  ) -> String? {
    guard let element else {
      return verdict == .diverges ? "'\(name)' is null, but the verdict is diverges" : nil
    }
    if verdict != .diverges {
      return "'\(name)' is an element, but the verdict is \(verdict.rawValue)"
    }
    let ratio = "the 'ratio' of '\(name)' is \(NumberText.exact(element.ratio))"
    if !element.isConsistent {
      return ratio + ", which is not that of its 'expected', 'actual' and 'bound'"
    }
    let worst = summary.worst?.element.ratio ?? 0
    return element.ratio > 1 && element.ratio <= worst
      ? nil : ratio + ", but that of the tally's 'worst' is \(NumberText.exact(worst))"
  }
}
