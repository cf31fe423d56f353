import CrossCheck
import Tensors

/// What explains the findings of a subject or a model that were looked into.
public struct GateCauses: Hashable, Sendable {
  /// A known mistake, or several at once, and how many findings it explains.
  struct Cause: Hashable {
    /// As on the command line.
    let name: String

    /// What was done wrong, without a full stop.
    let sentence: String
    var findings = 0

    /// Whether one of them says more for it than chance does.
    var isConclusive = false
  }

  /// The commonest first; each finding counts once.
  let causes: [Cause]

  /// How many findings nothing known explains.
  let unexplained: Int

  /// Those that explain every finding, where the findings cannot tell them apart.
  let alternatives: [String]

  /// What is known beside that and is no mistake of the catalogue, such as an option, as a sentence; nil
  /// for nothing.
  let remark: String?

  /// - Returns: nil if no finding was looked into, and there is no remark.
  init?(_ diagnoses: [Diagnosis], remark: String? = nil) {
    guard !diagnoses.isEmpty || remark != nil else { return nil }
    self.remark = remark
    let common = (diagnoses.first?.explanations ?? []).filter { explanation in
      diagnoses.allSatisfy { $0.explanations.contains { $0.name == explanation.name } }
    }
    alternatives = common.dropFirst().map(\.name)
    var causes: [Cause] = []
    for diagnosis in diagnoses {
      guard let explanation = common.first ?? diagnosis.explanations.first else { continue }
      let index = causes.firstIndex { $0.name == explanation.name } ?? causes.endIndex
      if index == causes.endIndex {
        causes.append(Cause(name: explanation.name, sentence: explanation.sentence))
      }
      causes[index].findings += 1
      causes[index].isConclusive = causes[index].isConclusive || diagnosis.isConclusive
    }
    unexplained = diagnoses.count - causes.reduce(0) { $0 + $1.findings }
    // Of equal counts the one that was found first: `sorted` keeps their order.
    self.causes = causes.sorted { $0.findings > $1.findings }
  }

  /// How many findings were looked into.
  var findings: Int { causes.reduce(unexplained) { $0 + $1.findings } }

  /// What people read, in a sentence or two.
  public var text: String {
    [findings > 0 ? sentence : nil, remark?.printable].compactMap(\.self).joined(separator: " ")
  }

  private var sentence: String {
    let all = findings == 1 ? "" : " (all \(findings.grouped) findings that were looked into)"
    guard let first = causes.first else { return "Nothing known explains it\(all)." }
    guard causes.count == 1, unexplained == 0 else { return mixture }
    let label = first.isConclusive ? "Explained by" : "Perhaps explained by"
    guard !alternatives.isEmpty else {
      return "\(label) \(first.name.printable): \(first.sentence.printable)\(all)."
    }
    let shown = ([first.name] + alternatives).prefix(Diagnosis.mostShown).map(\.printable)
    let others = alternatives.count + 1 - shown.count
    let more = others > 0 ? " or \(others) more" : ""
    return "\(label) \(shown.joined(separator: " or "))\(more)\(all)."
  }

  /// Such as `Of 23 findings that were looked into 20 are explained by A, 3 by nothing known`, and a full
  /// stop.
  private var mixture: String {
    var parts = causes.prefix(Diagnosis.mostShown).map { cause in
      (cause.findings, (cause.isConclusive ? "by " : "perhaps by ") + cause.name.printable)
    }
    let others = causes.dropFirst(Diagnosis.mostShown).reduce(0) { $0 + $1.findings }
    if others > 0 { parts.append((others, "by other mistakes")) }
    if unexplained > 0 { parts.append((unexplained, "by nothing known")) }
    let text = parts.enumerated().map { position, part in
      position > 0
        ? "\(part.0.grouped) \(part.1)"
        : "\(part.0.grouped) \(part.0 == 1 ? "is" : "are") explained \(part.1)"
    }
    return "Of \(findings.grouped) findings that were looked into \(text.joined(separator: ", "))."
  }
}
