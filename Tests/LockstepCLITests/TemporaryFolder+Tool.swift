import Foundation

extension TemporaryFolder {
  /// Runs the tool in this folder.
  func run(_ arguments: String..., shell: String = "\"$@\"") throws -> Tool.Result {
    try Tool.run(arguments, shell: "cd '\(url.path)' && " + shell)
  }

  func write(_ text: String, _ name: String) throws {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }
}
