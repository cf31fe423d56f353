import CommandSupport
import Lockstep

/// Every place that the results of a campaign or a model are written to.
struct ReportOutputs {
  private let files: ReportFiles<any Report.Type>
  private let isQuiet: Bool

  /// Opens the files, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`, and leaves nothing behind.
  init(_ options: ReportOptions) throws {
    files = try ReportFiles(options.destinations)
    isQuiet = options.quiet
  }

  /// Writes every report, also when one of them fails, and says what failed.
  func write(_ record: CampaignRecord, _ context: ReportContext) -> [String] {
    write(
      text: { style in
        isQuiet
          ? TextReport.verdict(of: record, style) + "\n"
          : TextReport(style: style).render(record, context)
      }, render: { $0.init().render(record, context) })
  }

  /// The same of a model that was checked.
  func write(_ record: ModelRecord, _ context: ReportContext) -> [String] {
    write(
      text: { style in
        isQuiet
          ? ModelReport.verdict(of: record, style) + "\n"
          : TextReport(style: style).render(record, context)
      }, render: { $0.init().render(record, context) })
  }

  private func write(
    text: (TextStyle) -> String, render: (any Report.Type) -> String
  ) -> [String] {
    files.write(text: text, isText: { $0 == TextReport.self }, render: render)
  }

  /// Leaves nothing behind.
  func discard() { files.discard() }
}
