import CrossCheck

extension TextReport {
  /// What explains the findings that were looked into, if one thing explains all of them; else how
  /// many each thing explains.
  static func causes(of record: CampaignRecord) -> [(String, String)] {
    let diagnoses = record.findings.compactMap(\.diagnosis)
    guard let first = diagnoses.first else { return [] }
    let common = first.explanations.filter { explanation in
      diagnoses.allSatisfy { $0.explanations.contains { $0.name == explanation.name } }
    }
    let label = diagnoses.contains(where: \.isConclusive) ? "explained by" : "perhaps"
    let all = diagnoses.count == 1 ? "" : " (all \(diagnoses.count) findings that were looked into)"
    if common.count == 1 {
      return [(label, "\(common[0].name): \(common[0].sentence)\(all)")]
    }
    if common.count > 1 {
      let names = common.prefix(Diagnosis.mostShown).map(\.name).joined(separator: " or ")
      let others = common.count - min(common.count, Diagnosis.mostShown)
      return [(label, names + (others > 0 ? " or \(others) more" : "") + all)]
    }
    var counts: [(name: String, count: Int)] = []
    for diagnosis in diagnoses {
      let name = diagnosis.explanations.first?.name ?? diagnosis.evidentCause ?? "nothing known"
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    if counts.count == 1 { return [("explained by", counts[0].name + all)] }
    let shown = counts.sorted { $0.count > $1.count }.prefix(Diagnosis.mostShown)
    let text = shown.map { "\($0.name) (\(NumberText.count($0.count, "finding")))" }
    return [("explained by", text.joined(separator: ", "))]
  }
}
