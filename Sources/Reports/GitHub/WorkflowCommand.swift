import Tensors

/// A command in the log of a GitHub job, which makes an annotation; one line, whatever the text holds.
///
/// Escapes are those of GitHub's own toolkit (`@actions/core`, `command.ts`).
struct WorkflowCommand {
  enum Level: String {
    case notice, warning, error
  }

  let level: Level
  let title: String
  let message: String

  /// In bytes before they are escaped; GitHub shows no more of an annotation than some kilobytes.
  private static let titleLimit = 200
  private static let messageLimit = 4096

  init(_ level: Level, title: String, lines: [String]) {
    self.level = level
    self.title = title.printable.cut(toBytes: Self.titleLimit)
    message = lines.map(\.printable).joined(separator: "\n").cut(toBytes: Self.messageLimit)
  }

  var line: String {
    "::\(level.rawValue) title=\(Self.property(title))::\(Self.data(message))"
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
