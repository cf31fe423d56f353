import Foundation

/// A folder for checkpoints that a test makes; gone with this object.
final class CheckpointScratch {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lockstep-checkpoint-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and its folder if it is not there; returns the path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write([UInt8](text.utf8), to: name)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// Copies a case's files, without those that are not part of the checkpoint.
  func copyCheckpoint(of name: String) throws {
    for file in try FileManager.default.contentsOfDirectory(
      atPath: CheckpointFixtures.path(name)) where file.hasPrefix("model.ckpt")
    {
      try write(try CheckpointFixtures.bytes(name + "/" + file), to: file)
    }
  }
}
