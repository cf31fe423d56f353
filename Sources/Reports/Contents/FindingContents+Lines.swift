import CrossCheck
import Tensors

extension FindingContents {
  /// All of it but the title, in lines that are not wrapped: the place and the numbers, what is known
  /// about the cause, the case file and the command line that repeats it.
  var lines: [String] {
    var lines: [String] = []
    if let place { lines.append(place) }
    if let origin {
      lines += [
        "expected  " + NumberText.exact(origin.expected),
        "actual    " + NumberText.exact(origin.actual),
        "bound     " + NumberText.exact(origin.bound),
        "ratio     " + NumberText.rounded(origin.ratio),
      ]
    }
    if let worst { lines.append("worst     " + worst) }
    lines += explanation.split(separator: "\n").map(String.init)
    if let file { lines.append("case file " + file) }
    return lines + [replay]
  }

  /// The case file, and what became of the sizes in it; nil if there is none.
  var file: String? {
    caseFile.map { $0.printable + (shrunkSizes.map { " (shrunk to \($0))" } ?? "") }
  }

  /// What it is called in short: the mistake that explains it, if it is one for sure, else the verdict.
  var kind: String {
    guard let diagnosis, diagnosis.isConclusive, diagnosis.explanations.count == 1 else {
      return verdict.rawValue
    }
    return diagnosis.explanations[0].name
  }

  /// Whether it is what makes the whole fail: an answer that is wrong, unless that is accepted, or none.
  var isFailure: Bool { verdict.isWrong && !isAccepted }
}
