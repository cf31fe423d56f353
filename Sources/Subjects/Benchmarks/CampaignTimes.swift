/// What the cases of a campaign cost, in seconds.
public struct CampaignTimes: Sendable {
  public let cases: Int

  /// From drawing the first case to comparing the last one.
  public let total: Double

  /// Of that, the subject's runs.
  public let subject: Double

  /// Of that, the Reference's own work: expected values, bounds and bias tests.
  public let reference: Double

  /// What is neither: drawing cases, copying, comparing.
  public var harness: Double { total - subject - reference }
}
