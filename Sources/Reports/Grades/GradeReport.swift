/// A format of what `lockstep grade` shows.
public protocol GradeReport: Sendable {
  /// The name on the command line, such as `json`.
  static var name: String { get }

  /// The text, with a newline at its end.
  static func render(_ record: GradeRecord, _ context: ReportContext) -> String
}

/// Every format that there is.
public let allGradeReports: [any GradeReport.Type] = [
  GradeText.self, GradeMarkdown.self, GradeJSON.self,
]
