import CommandSupport
import Lockstep

/// Every place that a benchmark's results are written to.
struct BenchmarkOutputs {
  private let files: [(format: any BenchmarkReport.Type, file: AtomicFile)]
  private let standardOutput: (any BenchmarkReport.Type)?

  /// Opens the files, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`, and leaves nothing behind.
  init(_ destinations: [BenchmarkDestination]) throws {
    var files: [(format: any BenchmarkReport.Type, file: AtomicFile)] = []
    for destination in destinations where !destination.isStandardOutput {
      do {
        files.append((destination.format, try AtomicFile(path: destination.path)))
      } catch {
        for (_, file) in files { file.discard() }
        throw CommandFailure(.internalError, "\(error) Nothing was run.")
      }
    }
    self.files = files
    standardOutput = destinations.first { $0.isStandardOutput }?.format
  }

  /// Writes every report, also when one of them fails, and says what failed.
  ///
  /// The text for people goes to standard output, or to standard error where standard output holds
  /// a report.
  func write(_ record: BenchmarkRecord, _ context: ReportContext) -> [String] {
    var failures: [String] = []
    func attempt(_ body: () throws -> Void) {
      do { try body() } catch { failures.append("\(error)") }
    }
    for (format, file) in files {
      attempt {
        defer { file.discard() }
        try file.write(Array(format.render(record, context).utf8))
        try file.commit()
      }
    }
    let text = BenchmarkText.render(record, context)
    if let standardOutput {
      StandardStream.error.writeIfPossible(text)
      attempt { try StandardStream.output.write(standardOutput.render(record, context)) }
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
