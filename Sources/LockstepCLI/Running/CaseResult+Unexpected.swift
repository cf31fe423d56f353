import Lockstep

extension CaseResult {
  /// The sentence for a case that should have diverged and did not.
  func unexpectedness(subject: String, seed: UInt64) -> String {
    let name = file?.path.printable ?? "\(seed):\(index)"
    let what =
      isResolved
      ? "no longer \(file?.verdict == .failed ? "fails" : "diverges")" : "does not diverge"
    let answer = verdict == .agrees ? "agrees" : "is inconclusive"
    return "\(name) \(what): \(subject) \(answer)."
  }
}
