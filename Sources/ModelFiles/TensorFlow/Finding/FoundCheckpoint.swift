/// The file that a path to a checkpoint leads to: a V2 index, or a whole V1 checkpoint.
struct FoundCheckpoint {
  enum Version {
    case v1, v2
  }

  let file: MappedFile
  let version: Version

  /// The path of a V2 index without `.index`; nil if it is not named so.
  var prefix: String? { CheckpointPath(file.path).prefixOfIndex }

  /// Whether it is a table that TensorFlow 2 wrote of a graph of objects.
  var isObjectBased: Bool {
    let key = [UInt8]("_CHECKPOINTABLE_OBJECT_GRAPH".utf8)
    return version == .v2 && (try? Table(file).withValue(of: key) { _ in true }) ?? nil == true
  }

  /// Nil if the path is of something else.
  ///
  /// - Throws: `ModelFileError` if a checkpoint is meant, but a file of it is missing or damaged.
  static func find(_ candidate: Candidate) throws(ModelFileError) -> FoundCheckpoint? {
    let folder: String
    if candidate.isFolder {
      folder = candidate.path
      guard candidate.contains("checkpoint") else {
        guard let index = try CheckpointFolder.onlyIndex(in: folder) else { return nil }
        return try find(index, MappedFile(path: index))
      }
    } else if let ofList = CheckpointFolder.folder(ofList: candidate) {
      folder = ofList
    } else {
      return try find(candidate.path, candidate.file)
    }
    let path = try CheckpointFolder.newest(in: folder)
    let named = try Candidate(path: path)
    guard !named.isFolder, let found = try find(named.path, named.file) else {
      throw ModelFileError(
        path: path,
        reason:
          "the file \(folder)/checkpoint names it, but there is no checkpoint of that "
          + "name, there or in the folder",
        remedy: "Give the checkpoint's own path instead of the folder.")
    }
    return found
  }

  private static func find(_ path: String, _ file: MappedFile?) throws(ModelFileError)
    -> FoundCheckpoint?
  {
    let checkpointPath = CheckpointPath(path)
    if let file, let version = version(ofTable: file) {
      return FoundCheckpoint(file: file, version: version)
    }
    if let file, checkpointPath.prefixOfIndex != nil {
      return FoundCheckpoint(file: file, version: .v2)
    }
    if file != nil, let prefix = checkpointPath.prefixOfShard {
      guard FileKind(path: prefix + ".index") == .file else {
        throw ModelFileError(
          path: path,
          reason:
            "it is a part of a TensorFlow checkpoint V2, whose index \(prefix).index is missing",
          remedy: "Copy the index beside it.")
      }
      return FoundCheckpoint(file: try MappedFile(path: prefix + ".index"), version: .v2)
    }
    guard FileKind(path: path + ".index") == .file else { return nil }
    return FoundCheckpoint(file: try MappedFile(path: path + ".index"), version: .v2)
  }

  /// Which of the two a table is, by what its first key holds; nil if the file is no table.
  private static func version(ofTable file: MappedFile) -> Version? {
    // What V1 files begin with: the key "" and metadata. So one that was cut off is known as well.
    var reader = ByteReader(file.bytes)
    if reader.length() == 0, reader.length() == 0, reader.length() != nil,
      reader.take(1)?.first == 0x0A
    {
      return .v1
    }
    guard Table.hasMagic(file) else { return nil }
    switch (try? Table(file).withValue(of: []) { $0.first }) ?? nil {
    case 0x0A: return .v1
    case 0x08: return .v2
    default: return CheckpointPath(file.path).prefixOfIndex == nil ? .v1 : .v2
    }
  }
}
