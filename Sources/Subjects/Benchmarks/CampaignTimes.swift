/// What the cases of a campaign cost, in seconds.
public struct CampaignTimes: Sendable {
  public let cases: Int

  /// From drawing the first case to comparing the last one.
  public let total: Double

  /// Of that, the subject's runs.
  public let subject: Double

  /// Of that, the Reference's own work: expected values, bounds and bias tests.
  public let reference: Double

  /// The share of the total that is neither.
  ///
  /// Drawing cases, copying, comparing.
  public var harnessShare: Double { 1 - (subject + reference) / total }
}
