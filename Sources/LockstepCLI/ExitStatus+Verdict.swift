import CommandSupport
import Lockstep

extension ExitStatus {
  /// What a campaign's cases come to.
  init(_ summary: Summary) { self = summary.isAccepted ? .agrees : ExitStatus(summary.verdict) }

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .agrees: .agrees
      case .diverges, .failed: .diverges
      case .inconclusive: .inconclusive
      }
  }
}
