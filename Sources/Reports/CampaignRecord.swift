public import CrossCheck

/// What the events of a campaign add up to: all that a report needs, in memory that does not grow.
public struct CampaignRecord: Sendable {
  public private(set) var options: CampaignOptions

  /// Nil until the campaign has started.
  public private(set) var subject: SubjectDescription?
  public private(set) var summary = Summary()
  public private(set) var findings: [Finding] = []

  /// The first few warnings, and how many there were.
  public private(set) var warnings: [Warning] = []
  public private(set) var warningCount = 0

  /// Whether every case was judged.
  public private(set) var isComplete = false

  private static let maxWarnings = 5

  /// - Parameter options: those of the campaign that is about to start.
  public init(of options: CampaignOptions) { self.options = options }

  public mutating func record(_ event: Event) {
    switch event {
    case .started(let options, let subject):
      self.options = options
      self.subject = subject
    case .judged(let result):
      summary.add(result)
    case .found(let finding):
      findings.append(finding)
    case .warned(let warning):
      warningCount += 1
      if warnings.count < Self.maxWarnings { warnings.append(warning) }
    case .ended(let completed):
      isComplete = completed
    }
  }
}
