/// The findings that a campaign has emitted in full, as far as the next one depends on them.
struct EmittedFindings {
  /// How many of each verdict, and how many more of new causes.
  let limit: Int

  private var counts: [Verdict: Int] = [:]
  private var causes: Set<Cause> = []

  private struct Cause: Hashable {
    let verdict: Verdict
    let tensor: String?
    let cause: String
  }

  init(limit: Int) { self.limit = limit }

  /// Whether a finding is to be emitted in full; it is counted then.
  mutating func admit(_ finding: Finding) -> Bool {
    let cause = Cause(
      verdict: finding.verdict, tensor: finding.first?.tensor, cause: finding.cause)
    let count = counts[finding.verdict, default: 0]
    guard count < limit || count < 2 * limit && !causes.contains(cause) else { return false }
    counts[finding.verdict] = count + 1
    causes.insert(cause)
    return true
  }
}
