import Foundation
import Testing

/// The built `lockstep`, or another program, run as a process.
enum Tool {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  static let path = path(of: "lockstep")

  /// The executables lie beside the test bundle.
  static func path(of program: String) -> String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        folder = bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return folder.appendingPathComponent(program).path
  }

  /// - Parameter shell: what a shell does with the command `"$@"`, such as a redirection.
  static func run(
    _ arguments: String..., shell: String = "\"$@\"", environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, shell: shell, environment: environment)
  }

  static func run(
    _ arguments: [String], shell: String = "\"$@\"", environment: [String: String] = [:],
    program: String = "lockstep"
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", shell, "bash", path(of: program)] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["LOCKSTEP_PYTHON", "VIRTUAL_ENV", "LOCKSTEP_REFERENCE"].contains($0.key) }
      .merging(environment) { $1 }
    let folder = try TemporaryFolder()
    let (output, errors) = (try folder.file("output"), try folder.file("errors"))
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try folder.text("output"),
      errors: try folder.text("errors"))
  }
}

/// A folder that is removed with its last reference.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lockstep-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func file(_ name: String) throws -> FileHandle {
    try Data().write(to: url.appendingPathComponent(name))
    return try FileHandle(forWritingTo: url.appendingPathComponent(name))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
