import Lockstep

extension Finding {
  /// The finding as the message of a test's issue.
  ///
  /// - Parameters:
  ///   - place: where it was found, such as `at case 1:37`.
  ///   - notes: what else is to be said, a line each.
  func message(place: String, notes: [String]) -> String {
    var lines: [String] = []
    if let first {
      lines += [
        "first at step \(first.step), tensor \(first.tensor), batch row \(first.batch), "
          + "unit \(first.unit)"
          + (first.basis.map { ", from the subject's own \($0)" } ?? ""),
        "expected \(first.expected)", "actual   \(first.actual)", "bound    \(first.bound)",
        "ratio    \(NumberText.rounded(first.ratio))",
      ]
    }
    let diagnosis = diagnosis.map { " " + $0.text } ?? ""
    let statement =
      explanation.hasSuffix(diagnosis) ? explanation.dropLast(diagnosis.count) : explanation[...]
    lines.append(String(statement))
    if !diagnosis.isEmpty { lines.append(String(diagnosis.dropFirst())) }
    return "\(subject) \(verdict.rawValue) \(place), \(sizes)"
      + (lines + notes).map { "\n  " + $0.printable }.joined()
  }
}
