/// TensorFlow checkpoints V1: one file.
///
/// Given as that file, or as the folder with the file `checkpoint`.
enum TensorFlowV1: ModelFormat {
  static let name = "TensorFlow checkpoint V1"

  static func recognises(_ candidate: Candidate) -> Bool {
    (try? FoundCheckpoint.find(candidate))?.version == .v1
  }

  static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let found = try FoundCheckpoint.find(candidate) else { throw candidate.unknown }
    return try SavedSlicesFile(found.file)
  }
}
