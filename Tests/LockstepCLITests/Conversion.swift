import Foundation

/// The program of a refusal, taken from what `lockstep inspect` prints, and run.
struct Conversion {
  let folder: TemporaryFolder

  /// What the program printed, errors too.
  let output: String
  let status: Int32

  /// The model that it wrote.
  var model: String { folder.path("model.npz") }

  /// - Throws: if nothing is refused with a program.
  init(of path: String) throws {
    let refusal = try Tool.run("inspect", path)
    guard refusal.status == 2, let start = refusal.errors.range(of: "\n\n") else {
      throw CocoaError(.featureUnsupported)
    }
    let program = String(refusal.errors[start.upperBound...])
    folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let python =
      "\"${LOCKSTEP_PYTHON:-$(pkg-config --variable=exec_prefix python3-embed)}/bin/python3\""
    process.arguments = ["-c", python + " -E -s -c \"$1\"", "bash", program]
    process.currentDirectoryURL = folder.url
    let file = try folder.file("printed")
    process.standardOutput = file
    process.standardError = file
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try folder.text("printed")
  }
}
