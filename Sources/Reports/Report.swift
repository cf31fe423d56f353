/// One format of a report.
public protocol Report: Sendable {
  /// The name on the command line, such as `json`.
  static var name: String { get }

  /// What the name of a file of it ends with, without a dot: no other format's.
  static var fileExtension: String { get }

  init()

  /// The report's text, with a newline at its end.
  func render(_ record: CampaignRecord, _ context: ReportContext) -> String

  /// The same of a model that was checked.
  func render(_ record: ModelRecord, _ context: ReportContext) -> String
}

/// Every format that there is.
public let allReports: [any Report.Type] = [
  TextReport.self, JSONReport.self, JUnitReport.self, MarkdownReport.self, GitHubReport.self,
  HTMLReport.self,
]
