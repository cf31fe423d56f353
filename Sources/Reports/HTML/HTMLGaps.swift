import CrossCheck
import Tensors

/// What a subject's cases leave open, a sentence each.
enum HTMLGaps {
  static func all(_ subject: SubjectContents, _ contents: ReportContents) -> [String] {
    let summary = subject.summary
    guard summary.cases > 0 else { return ["No case was judged."] }
    var gaps: [String] = []
    if !contents.isComplete { gaps.append("The run was stopped early: the rest was not judged.") }
    if subject.kind == "profile" {
      let absent = Profile.allCases.map(\.rawValue).filter { name in
        !subject.groups.contains { $0.name == name }
      }
      if !absent.isEmpty {
        gaps.append("No case of the profiles \(absent.joined(separator: ", ")).")
      }
    }
    if summary.failed > 0 {
      gaps.append("\(NumberText.count(summary.failed, contents.noun)) had no answer to compare.")
    }
    if summary.inconclusive > 0 {
      gaps.append(
        "\(NumberText.count(summary.inconclusive, contents.noun)) proved nothing either way.")
    }
    if summary.unverifiable > 0 {
      gaps.append(
        "Of \(NumberText.count(summary.elements, "element")) "
          + "\(NumberText.grouped(summary.unverifiable)) cannot be verified: the bound says nothing there."
      )
    }
    if !summary.carried.isEmpty {
      gaps.append(
        "The subject does not show \(summary.carried.joined(separator: ", ")): the reference carried it, "
          + "with a bound that grows.")
    }
    if let steps = greatest(summary.coverage[.T]), steps < .max {
      gaps.append("No sequence is longer than \(NumberText.grouped(steps)) steps.")
    }
    if let bias = summary.detectableBias {
      gaps.append(
        "A constant error of a gate's bias below \(NumberText.rounded(bias)) could be there in every step."
      )
    }
    return gaps
  }

  /// The upper end of the last class that has a case.
  private static func greatest(_ counts: [Int]) -> Int? {
    counts.lastIndex { $0 > 0 }.map { SizeClass.range(of: $0).upperBound }
  }
}
