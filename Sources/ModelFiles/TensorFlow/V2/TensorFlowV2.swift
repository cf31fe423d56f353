/// TensorFlow checkpoints V2: `X.index` and `X.data-00000-of-00001` and so on.
///
/// Given as the prefix X, as the index, as one of the shards, or as the folder with the file
/// `checkpoint`.
package enum TensorFlowV2: ModelFormat {
  static let name = "TensorFlow checkpoint V2"

  package static func recognises(_ candidate: Candidate) -> Bool {
    do {
      guard let found = try FoundCheckpoint.find(candidate) else { return false }
      return found.version == .v2 && !found.isObjectBased
    } catch {
      // It is a checkpoint, only a damaged one; `open` says how.
      return true
    }
  }

  package static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let found = try FoundCheckpoint.find(candidate) else { throw candidate.unknown }
    guard let prefix = found.prefix else {
      throw ModelFileError(
        path: found.file.path,
        reason: "it is the index of a TensorFlow checkpoint V2, but is not named so",
        remedy: "Name it X.index, and its data X.data-00000-of-00001 and so on.")
    }
    return try BundleFile(index: found.file, prefix: prefix)
  }
}
