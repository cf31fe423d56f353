import CrossCheck

extension TextReport {
  /// What explains the findings that were looked into, if one thing explains all of them; else how
  /// many each thing explains.
  static func causes(of record: CampaignRecord) -> [(String, String)] {
    let causes = FindingCauses(record.findings.compactMap(\.diagnosis))
    guard let first = causes.causes.first else { return [] }
    if !causes.common.isEmpty {
      let sentence = causes.common.count == 1 ? ": \(first.sentence)" : ""
      let label = first.isConclusive ? "explained by" : "perhaps"
      return [(label, causes.commonText + sentence + causes.extent)]
    }
    func name(_ cause: FindingCauses.Cause) -> String { cause.name ?? "nothing known" }
    if causes.causes.count == 1 { return [("explained by", name(first) + causes.extent)] }
    let text = causes.causes.prefix(Diagnosis.mostShown)
      .map { "\(name($0)) (\(NumberText.count($0.findings, "finding")))" }
    return [("explained by", text.joined(separator: ", "))]
  }
}
