import Foundation

/// A folder for one test; it ends with its last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "lockstep-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path(percentEncoded: false)
  }

  /// What lies in it and in its folders, sorted.
  var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: path)
        .filter { $0.hasSuffix(".npz") || $0.contains(".lockstep") }.sorted()
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
