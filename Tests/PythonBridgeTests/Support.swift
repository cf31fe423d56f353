import PythonBridge
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs the body with the one interpreter that these tests share.
func withPython<Result>(_ body: (GIL) throws -> Result) throws -> Result {
  try Interpreter.start().withGIL(body)
}

extension GIL {
  /// Runs Python statements, and returns what they leave under the name `result`.
  func run(
    _ source: String, with names: [String: any PythonRepresentable] = [:]
  ) throws -> PythonObject {
    let scope = try module("types").attribute("SimpleNamespace", self).call([], self)
    for (name, value) in names { try scope.setAttribute(name, to: value.pythonObject(self), self) }
    let dictionary = try scope.attribute("__dict__", self)
    try module("builtins").attribute("exec", self).call([source, dictionary], self)
    return try dictionary.item("result", self)
  }
}

/// A folder that is there while the body runs, and gone afterwards.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "lockstep-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.path)
}

/// Writes files, making their folders.
func write(_ files: [String: String], in folder: String) throws {
  for (path, text) in files {
    let file = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
