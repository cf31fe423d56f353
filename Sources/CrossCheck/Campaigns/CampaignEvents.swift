/// The events of judged cases, in the order of the cases: what a campaign tells of them.
public struct CampaignEvents {
  private var emitted: EmittedFindings

  /// The events of a campaign of which no case is judged yet.
  ///
  /// - Parameter maxFindings: see `Campaign.maxFindings`.
  public init(maxFindings: Int = EmittedFindings.defaultLimit) {
    emitted = EmittedFindings(limit: maxFindings)
  }

  /// Tells of a case.
  ///
  /// - Parameters:
  ///   - judged: the case.
  ///   - investigate: looks into a finding that is emitted in full, before it is.
  ///   - sink: takes the events.
  /// - Throws: what `investigate` or `sink` throws.
  public mutating func add(
    _ judged: JudgedCase, investigate: (Finding) throws -> Finding, to sink: (Event) throws -> Void
  ) throws {
    let result = judged.result
    try sink(.judged(result))
    if let finding = judged.finding {
      if emitted.admit(finding) {
        try sink(.found(finding.isAccepted ? finding : investigate(finding)))
      }
    } else if let warning = Warning(
      index: result.index, result.comparison, caseFile: result.file?.path)
    {
      try sink(.warned(warning))
    }
  }
}
