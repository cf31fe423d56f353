import Foundation
import Testing

/// Programs of `Fixtures/kaldi/readers`, run with Kaldi's readers for Python.
enum KaldiReaders {
  static let interpreter = ProcessInfo.processInfo.environment["LOCKSTEP_KALDI_PYTHON"]

  static let missing: Comment =
    "LOCKSTEP_KALDI_PYTHON names no Python with Kaldi's readers; ci/test kaldi installs them"

  static func run(_ program: String, _ arguments: String...) throws -> Tool.Result {
    let python = try #require(interpreter)
    let path = Fixtures.folder + "/kaldi/readers/" + program
    // The first argument is the tool's path.
    return try Tool.run([python, path] + arguments, shell: "shift; \"$@\"")
  }
}
