import CommandSupport
import Lockstep

/// The files of reports, opened before the work and written after it, and what goes to the terminal.
struct ReportFiles<Format> {
  private let files: [(format: Format, file: AtomicFile)]
  private let standardOutput: Format?

  /// Opens the files, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`, and leaves nothing behind.
  init(_ destinations: [ReportDestination<Format>]) throws {
    var files: [(format: Format, file: AtomicFile)] = []
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
  /// - Parameters:
  ///   - text: for people, in the style of where it goes: to standard output, or to standard error
  ///     where standard output holds a report.
  ///   - isText: whether a format says what the text says: then it is not said twice.
  func write(
    text: (TextStyle) -> String, isText: (Format) -> Bool, render: (Format) -> String
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
    if let standardOutput {
      if !isText(standardOutput) { StandardStream.error.writeIfPossible(text(style(of: .error))) }
      attempt { try StandardStream.output.write(render(standardOutput)) }
    } else {
      attempt { try StandardStream.output.write(text(style(of: .output))) }
    }
    return failures
  }

  private func style(of stream: StandardStream) -> TextStyle {
    TextStyle(isColoured: stream.showsColours)
  }

  /// Leaves nothing behind.
  func discard() {
    for (_, file) in files { file.discard() }
  }
}
