import Lockstep

extension Finding {
  /// The finding as the message of a test's issue.
  func description(seed: UInt64) -> String {
    var lines = ["\(subject) \(verdict.rawValue) at case \(seed):\(index), \(sizes)"]
    if let first {
      lines += [
        "  first at step \(first.step), tensor \(first.tensor), batch row \(first.batch), "
          + "unit \(first.unit)"
          + (first.basis.map { ", from the subject's own \($0)" } ?? ""),
        "  expected \(first.expected)", "  actual   \(first.actual)",
        "  bound    \(first.bound)", "  ratio    \(first.ratio)",
      ]
    }
    let diagnosis = diagnosis.map { " " + $0.text } ?? ""
    let statement =
      explanation.hasSuffix(diagnosis) ? explanation.dropLast(diagnosis.count) : explanation[...]
    lines.append("  " + statement)
    if !diagnosis.isEmpty { lines.append(" " + diagnosis) }
    lines.append("  repeat it with replaying: \"\(seed):\(index)\"")
    return lines.joined(separator: "\n")
  }
}
