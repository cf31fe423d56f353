import Lockstep

extension Finding {
  /// The finding as the message of a test's issue.
  ///
  /// - Parameters:
  ///   - place: where it was found, such as `at case 1:37`.
  ///   - notes: what else is to be said, a line each.
  func message(place: String, notes: [String]) -> String {
    var lines: [String] = []
    if let origin {
      lines += [
        "first at step \(origin.step), tensor \(origin.tensor), batch row \(origin.batch), "
          + "unit \(origin.unit)"
          + (origin.basis.map { ", from the subject's own \($0)" } ?? ""),
        "expected \(origin.expected)", "actual   \(origin.actual)", "bound    \(origin.bound)",
        "ratio    \(NumberText.rounded(origin.ratio))",
      ]
    }
    let diagnosis = diagnosis?.addition ?? ""
    let statement =
      explanation.hasSuffix(diagnosis) ? explanation.dropLast(diagnosis.count) : explanation[...]
    lines.append(String(statement))
    if !diagnosis.isEmpty { lines.append(String(diagnosis.dropFirst())) }
    return "\(subject) \(verdict.rawValue) \(place), \(sizes)"
      + (lines + notes).map { "\n  " + $0.printable }.joined()
  }
}
