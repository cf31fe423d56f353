import Foundation
import ModelFiles
import Testing

/// An empty folder of a test's own, gone with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "lockstep-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  /// The names of the files in it.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    let file = try MappedFile(path: self[name])
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self[name]))
  }

  /// Runs a program with NumPy in the folder: in the environment in use, or else with the
  /// interpreter of the linked library.
  ///
  /// - Returns: what it printed.
  func python(_ program: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let interpreter =
      "\"${LOCKSTEP_PYTHON:-$(pkg-config --variable=exec_prefix python3-embed)}/bin/python3\""
    process.arguments = ["-c", interpreter + " -E -s -c \"$1\"", "bash", program]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    #expect(process.terminationStatus == 0, "\(text)")
    return text
  }
}
