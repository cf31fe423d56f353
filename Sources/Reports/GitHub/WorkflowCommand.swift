import Tensors

/// A command in the log of a GitHub job, which makes an annotation; one line, whatever the text holds.
///
/// Escapes are those of GitHub's own toolkit (`@actions/core`, `command.ts`).
package struct WorkflowCommand {
  package enum Level: String {
    case notice, warning, error
  }

  let level: Level
  let title: String
  let message: String

  /// In bytes before they are escaped; GitHub shows no more of an annotation than some kilobytes.
  private static let titleLimit = 200
  private static let messageLimit = 4096

  package init(_ level: Level, title: String, lines: [String]) {
    self.level = level
    self.title = title.printable.cut(toBytes: Self.titleLimit)
    message = lines.map(\.printable).joined(separator: "\n").cut(toBytes: Self.messageLimit)
  }

  package var line: String {
    "::\(level.rawValue) title=\(Self.property(title))::\(Self.data(message))"
  }

  private static func data(_ text: String) -> String { escaped(text, "%\r\n") }

  private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  /// By scalars: what combines with a comma makes another character of it, but not for GitHub.
  private static func escaped(_ text: String, _ special: String) -> String {
    let special = Set(special.unicodeScalars)
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      guard special.contains(scalar) else {
        result.unicodeScalars.append(scalar)
        return
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
}
