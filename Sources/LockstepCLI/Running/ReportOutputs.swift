import Lockstep

/// Every place that the results are written to.
struct ReportOutputs {
  private let files: [(format: any Report.Type, file: ReportFile)]
  private let standardOutput: (any Report.Type)?
  private let isQuiet: Bool

  /// Opens the files, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`, and leaves nothing behind.
  init(_ options: ReportOptions) throws {
    var files: [(format: any Report.Type, file: ReportFile)] = []
    for destination in options.destinations where !destination.isStandardOutput {
      do {
        files.append((destination.format, try ReportFile(destination.path)))
      } catch {
        for (_, file) in files { file.discard() }
        throw CommandFailure(.internalError, "\(error); nothing was run")
      }
    }
    self.files = files
    standardOutput = options.destinations.first { $0.isStandardOutput }?.format
    isQuiet = options.quiet
  }

  /// Writes every report, also when one of them fails.
  ///
  /// The text for people goes to standard output, or to standard error where standard output holds
  /// a report.
  func write(_ record: CampaignRecord, _ context: ReportContext) -> [WriteFailure] {
    write(verdict: TextReport.verdict(of: record)) { $0.init().render(record, context) }
  }

  /// The same of a model that was checked.
  func write(_ record: ModelRecord, _ context: ReportContext) -> [WriteFailure] {
    write(verdict: ModelReport.verdict(of: record)) { $0.init().render(record, context) }
  }

  private func write(
    verdict: String, render: (any Report.Type) -> String
  ) -> [WriteFailure] {
    var failures: [WriteFailure] = []
    func attempt(_ body: () throws(WriteFailure) -> Void) {
      do { try body() } catch { failures.append(error) }
    }
    for (format, file) in files {
      attempt { () throws(WriteFailure) in try file.commit(render(format)) }
    }
    let text = isQuiet ? verdict + "\n" : render(TextReport.self)
    if let standardOutput {
      StandardStream.error.writeIfPossible(text)
      attempt { () throws(WriteFailure) in
        try StandardStream.output.write(render(standardOutput))
      }
    } else {
      attempt { () throws(WriteFailure) in try StandardStream.output.write(text) }
    }
    return failures
  }

  /// Leaves nothing behind.
  func discard() {
    for (_, file) in files { file.discard() }
  }
}
