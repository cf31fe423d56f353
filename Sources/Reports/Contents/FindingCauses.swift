import CrossCheck
import Tensors

/// What explains findings that were looked into: one thing all of them, or several things each some.
struct FindingCauses: Hashable, Sendable {
  /// A cause, and of how many findings it is.
  struct Cause: Hashable, Sendable {
    /// A known mistake, or several at once, as on the command line.
    ///
    /// Or, in a few words, what the errors show by themselves; nil for nothing known.
    let name: String?

    /// What was done wrong, without a full stop; empty where the name says it.
    let sentence: String
    var findings = 0

    /// Whether one of them says more for it than chance does.
    var isConclusive = false
  }

  /// The mistakes that explain every finding; several where the findings cannot tell them apart.
  let common: [String]

  /// The commonest first; each finding counts once.
  let causes: [Cause]

  /// How many findings were looked into.
  var findings: Int { causes.reduce(0) { $0 + $1.findings } }

  init(_ diagnoses: [Diagnosis]) {
    let common = (diagnoses.first?.explanations ?? []).filter { explanation in
      diagnoses.allSatisfy { $0.explanations.contains { $0.name == explanation.name } }
    }
    self.common = common.map(\.name)
    var causes: [Cause] = []
    for diagnosis in diagnoses {
      let explanation = common.first ?? diagnosis.explanations.first
      let name = explanation?.name ?? diagnosis.evidentCause
      let index = causes.firstIndex { $0.name == name } ?? causes.endIndex
      if index == causes.endIndex {
        causes.append(Cause(name: name, sentence: explanation?.sentence ?? ""))
      }
      causes[index].findings += 1
      let isEvident = explanation == nil && name != nil
      causes[index].isConclusive =
        causes[index].isConclusive || isEvident || (explanation != nil && diagnosis.isConclusive)
    }
    // Of equal counts the one that was found first: `sorted` keeps their order.
    self.causes = causes.sorted { $0.findings > $1.findings }
  }

  /// The names of what explains every finding, as many as people read: `a or b or 2 more`.
  var commonText: String {
    let shown = common.prefix(Diagnosis.mostShown).map(\.printable).joined(separator: " or ")
    let others = common.count - min(common.count, Diagnosis.mostShown)
    return others > 0 ? "\(shown) or \(others) more" : shown
  }

  /// Such as ` (all 20 findings that were looked into)`; empty for one.
  var extent: String {
    findings == 1 ? "" : " (all \(findings.grouped) findings that were looked into)"
  }
}
