import CrossCheck
import Tensors

/// A table of subjects, a row each; the first column is their names.
struct GradeTable {
  let header: [String]
  let rows: [[String]]

  /// What each subject's cases come to.
  static func accuracy(_ record: GradeRecord) -> GradeTable {
    let rows = record.subjects.map { subject in
      let summary = subject.summary
      let isJudged = summary.elements > summary.unverifiable
      return [
        subject.name.printable, summary.grade?.rawValue ?? "none", subject.verdict.rawValue,
        ratio(summary), isJudged ? NumberText.rounded(summary.worstStatisticalRatio) : none,
        subject.roundoffs.map(text) ?? none,
        summary.detectableBias.map(NumberText.rounded(_:)) ?? none,
        isJudged ? NumberText.rounded(summary.maxUnitsInTheLastPlace) : none,
      ]
    }
    return GradeTable(
      header: ["subject", "grade", "verdict", "ratio", "statist.", "k ≥", "bias", "last place"],
      rows: rows)
  }

  /// The worst ratio of each profile.
  static func profiles(_ record: GradeRecord) -> GradeTable {
    GradeTable(
      header: ["subject"] + record.options.profiles.map(\.rawValue),
      rows: record.subjects.map { subject in
        [subject.name.printable] + subject.profiles.map { ratio($0.summary) }
      })
  }

  /// What the columns mean, a sentence each.
  static func meanings(_ record: GradeRecord) -> [String] {
    [
      "ratio: the greatest distance from the reference over what rounding can explain; above 1 the "
        + "subject diverges. Where a subject shows z and its gates, they are judged too.",
      "statist.: the same over what rounding of random sign would stay below; above 1 is a warning.",
      "k: what some activation is off by, in unit roundoffs, of which "
        + "\(NumberText.short(record.activationRoundoffs)) are allowed. It is at least this: what "
        + "rounding could explain is taken off.",
      "bias: the smallest constant error of a gate's bias that one element of one case could show.",
      "last place: the greatest error, in units in the last place.",
    ]
  }

  /// Where a subject is worst, such as `0.931 in 1:195 (tiny), c, step 0, …`; nil if nowhere.
  static func worst(_ subject: GradedSubject, _ record: GradeRecord) -> String? {
    guard let (index, element) = subject.summary.worst else { return nil }
    let profile = subject.worstProfile.map { " (\($0.rawValue))" } ?? ""
    return "\(NumberText.rounded(element.ratio)) in \(record.address(index))\(profile), "
      + TextReport.place(of: element)
  }

  /// What else is to be said of a subject, a sentence each.
  static func remarks(_ subject: GradedSubject) -> [String] {
    let summary = subject.summary
    var remarks: [String] = []
    if let evidence = summary.gradeB, summary.isMostlyInAgreement {
      let whole = summary.grade == .B ? "grade B" : "Where it agrees, grade B"
      remarks.append("\(whole): \(GradeBText.sentence(evidence))")
    }
    let others = [(summary.diverges, "diverge"), (summary.failed, "failed")]
    for (count, word) in others where count > 0 {
      let profiles = subject.profiles.filter {
        (word == "failed" ? $0.summary.failed : $0.summary.diverges) > 0
      }
      let names = profiles.map(\.profile.rawValue).joined(separator: ", ")
      remarks.append(
        "\(NumberText.grouped(count)) of \(NumberText.count(summary.cases, "case")) \(word), of "
          + (profiles.count == 1 ? "the profile \(names)." : "the profiles \(names)."))
    }
    if let failure = subject.failure { remarks.append(failure) }
    return remarks
  }

  private static let none = "–"

  private static func ratio(_ summary: Summary) -> String {
    summary.worst.map { NumberText.rounded($0.element.ratio) } ?? none
  }

  /// Two digits, as many as are searched for.
  static func text(_ roundoffs: RoundoffSearch.Result) -> String {
    switch roundoffs {
    case .needed(let value): NumberText.rounded(value, digits: value < 100 ? 2 : 3)
    case .more(let value): "> " + NumberText.grouped(Int(value))
    }
  }
}
