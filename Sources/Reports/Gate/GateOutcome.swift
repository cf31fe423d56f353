/// What a gate says of the run that a report is of.
public struct GateOutcome: Sendable {
  /// Such as `fails: 2 reasons`.
  public let headline: String
  public let passes: Bool
  public let reasons: [GateReason]

  /// - Parameter headline: the verdict in one line.
  public init(_ verdict: GateVerdict, headline: String) {
    self.headline = headline
    passes = verdict.passes
    reasons = verdict.reasons
  }
}
