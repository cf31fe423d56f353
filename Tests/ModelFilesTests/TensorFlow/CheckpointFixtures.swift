import Foundation
import ModelFiles
import Tensors
import Testing

/// The checkpoints in `Tests/Fixtures/tf_checkpoints`, and what TensorFlow read from them.
enum CheckpointFixtures {
  struct Digest: Decodable {
    let type: String
    let shape: [Int]
    let fnv1a: String
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/tf_checkpoints").path

  static func path(_ name: String) -> String { folder + "/" + name }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// For each case its variables by name.
  static func digests() throws -> [String: [String: Digest]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path("digests.json")))
    return try JSONDecoder().decode([String: [String: Digest]].self, from: data)
  }

  /// Compares every variable that TensorFlow read, and the file has them all.
  static func expectValues(
    _ file: any ModelFile, of name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let digests = try #require(try digests()[name], sourceLocation: sourceLocation)
    #expect(!digests.isEmpty, sourceLocation: sourceLocation)
    for (name, digest) in digests {
      let variable = try #require(file[name], "\(name)", sourceLocation: sourceLocation)
      #expect(variable.type.name == digest.type, "\(name)", sourceLocation: sourceLocation)
      #expect(variable.shape == digest.shape, "\(name)", sourceLocation: sourceLocation)
      guard variable.type.isLoadable else { continue }
      let actual =
        variable.type == .bfloat16
        ? try file.tensor(name, as: Float.self).scalars.withUnsafeBytes(fnv1a)
        : try file.withBytes(of: variable, fnv1a)
      #expect(actual == digest.fnv1a, "\(name)", sourceLocation: sourceLocation)
    }
  }

  static func fnv1a(_ bytes: UnsafeRawBufferPointer) -> String {
    let digest = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
