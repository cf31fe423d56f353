/// A format that tells of a campaign and of a model alike.
protocol ContentsReport: Report {
  /// The report's text, with a newline at its end.
  static func text(_ contents: ReportContents) -> String
}

extension ContentsReport {
  /// The text of a campaign.
  public func render(_ record: CampaignRecord, _ context: ReportContext) -> String {
    Self.text(ReportContents(record, context))
  }

  /// The text of a model.
  public func render(_ record: ModelRecord, _ context: ReportContext) -> String {
    Self.text(ReportContents(record, context))
  }
}
