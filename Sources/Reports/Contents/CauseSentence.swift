public import CrossCheck
import Tensors

/// What explains the findings of a subject or a model that were looked into, for those who read no
/// finding: the verdict of a gate, the last issue of a test.
public struct CauseSentence: Hashable, Sendable {
  let findings: FindingCauses

  /// What is known beside that and is no mistake of the catalogue, such as an option, as a sentence; nil
  /// for nothing.
  let remark: String?

  /// - Returns: nil if no finding was looked into, and there is no remark.
  public init?(_ diagnoses: [Diagnosis], remark: String? = nil) {
    guard !diagnoses.isEmpty || remark != nil else { return nil }
    self.remark = remark
    findings = FindingCauses(diagnoses)
  }

  /// What people read, in a sentence or two.
  public var text: String {
    [sentence, remark?.printable].compactMap(\.self).joined(separator: " ")
  }

  private var sentence: String? {
    guard let first = findings.causes.first else { return nil }
    guard findings.causes.count == 1 else { return mixture }
    guard let name = first.name else { return "Nothing known explains it\(findings.extent)." }
    let label = first.isConclusive ? "Explained by" : "Perhaps explained by"
    if findings.common.count > 1 { return "\(label) \(findings.commonText)\(findings.extent)." }
    let what = first.sentence.isEmpty ? "" : ": \(first.sentence.printable)"
    return "\(label) \(name.printable)\(what)\(findings.extent)."
  }

  /// Such as `Of 23 findings that were looked into 20 are explained by A, 3 by nothing known`, and a full
  /// stop; nothing known comes last.
  private var mixture: String {
    let known = findings.causes.filter { $0.name != nil }
    var parts = known.prefix(Diagnosis.mostShown).map { cause in
      (cause.findings, (cause.isConclusive ? "by " : "perhaps by ") + (cause.name ?? "").printable)
    }
    let others = known.dropFirst(Diagnosis.mostShown).reduce(0) { $0 + $1.findings }
    if others > 0 { parts.append((others, "by other mistakes")) }
    for cause in findings.causes where cause.name == nil {
      parts.append((cause.findings, "by nothing known"))
    }
    let text = parts.enumerated().map { position, part in
      position > 0
        ? "\(part.0.grouped) \(part.1)"
        : "\(part.0.grouped) \(part.0 == 1 ? "is" : "are") explained \(part.1)"
    }
    return "Of \(findings.findings.grouped) findings that were looked into "
      + "\(text.joined(separator: ", "))."
  }
}
