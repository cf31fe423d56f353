import CommandSupport
import Lockstep

/// Every place that the results are written to.
struct ReportOutputs {
  private let files: [(format: any Report.Type, file: AtomicFile)]
  private let standardOutput: (any Report.Type)?
  private let isQuiet: Bool

  /// Opens the files, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`, and leaves nothing behind.
  init(_ options: ReportOptions) throws {
    var files: [(format: any Report.Type, file: AtomicFile)] = []
    for destination in options.destinations where !destination.isStandardOutput {
      do {
        files.append((destination.format, try AtomicFile(path: destination.path)))
      } catch {
        for (_, file) in files { file.discard() }
        throw CommandFailure(.internalError, "\(error) Nothing was run.")
      }
    }
    self.files = files
    standardOutput = options.destinations.first { $0.isStandardOutput }?.format
    isQuiet = options.quiet
  }

  /// Writes every report, also when one of them fails, and says what failed.
  ///
  /// The text for people goes to standard output, or to standard error where standard output holds
  /// a report.
  func write(_ record: CampaignRecord, _ context: ReportContext) -> [String] {
    write(verdict: TextReport.verdict(of: record)) { $0.init().render(record, context) }
  }

  /// The same of a model that was checked.
  func write(_ record: ModelRecord, _ context: ReportContext) -> [String] {
    write(verdict: ModelReport.verdict(of: record)) { $0.init().render(record, context) }
  }

  private func write(
    verdict: String, render: (any Report.Type) -> String
  ) -> [String] {
    var failures: [String] = []
    func attempt(_ body: () throws -> Void) {
      do { try body() } catch { failures.append("\(error)") }
    }
    for (format, file) in files {
      attempt {
        defer { file.discard() }
        try file.write(Array(render(format).utf8))
        try file.commit()
      }
    }
    let text = isQuiet ? verdict + "\n" : render(TextReport.self)
    if let standardOutput {
      StandardStream.error.writeIfPossible(text)
      attempt { try StandardStream.output.write(render(standardOutput)) }
    } else {
      attempt { try StandardStream.output.write(text) }
    }
    return failures
  }

  /// Leaves nothing behind.
  func discard() {
    for (_, file) in files { file.discard() }
  }
}
