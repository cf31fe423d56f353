import Foundation

/// Models that other frameworks wrote, with what they computed from them.
enum Fixtures {
  static let folder = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("Fixtures").path
  }()

  static func tensorflow(_ path: String) -> String { "\(folder)/tf_checkpoints/\(path)" }
  static func pytorch(_ path: String) -> String { "\(folder)/pytorch/\(path)" }
}
