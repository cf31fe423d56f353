/// What was asked to be opened, looked at once: enough to tell the formats apart.
public struct Candidate {
  /// As given, without a trailing slash.
  public let path: String

  /// The file, mapped; nil for a folder, or for a prefix such as `model.ckpt` without a file of
  /// that name.
  public let file: MappedFile?

  public let isFolder: Bool

  /// The file's name, without its folder.
  public var name: String { String(path.split(separator: "/").last ?? "") }

  /// - Throws: `ModelFileError` if a file is there but cannot be opened.
  public init(path: String) throws(ModelFileError) {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    switch FileKind(path: trimmed) {
    case .missing: (file, isFolder) = (nil, false)
    case .folder: (file, isFolder) = (nil, true)
    case .file: (file, isFolder) = (try MappedFile(path: trimmed), false)
    case .other:
      throw ModelFileError(path: trimmed, reason: "it is neither a file nor a folder")
    }
  }

  /// Bytes in memory that pass for the file at a path: tests and fuzzing need no disk.
  ///
  /// - Throws: `ModelFileError` if there is no memory for a copy.
  package init(path: String, holding contents: some Collection<UInt8>) throws(ModelFileError) {
    self.path = path
    file = try MappedFile(path: path, holding: contents)
    isFolder = false
  }

  /// Whether the file begins with these bytes.
  public func begins(with bytes: [UInt8]) -> Bool {
    file.map { $0.bytes.starts(with: bytes) } ?? false
  }

  /// Whether there is a file or folder of that name in the folder.
  public func contains(_ name: String) -> Bool {
    isFolder && FileKind(path: path + "/" + name) != .missing
  }

  /// The error for a path that no format recognises.
  var unknown: ModelFileError {
    if let reason = FileKind.refusal(path: path) {
      return ModelFileError(path: path, reason: "it cannot be read: \(reason)")
    }
    if file == nil, !isFolder {
      return ModelFileError(
        path: path, reason: "there is no such file, folder or checkpoint prefix")
    }
    return ModelFileError(
      path: path,
      reason: isFolder
        ? "the folder holds no checkpoint" : "its content is of no format that Lockstep knows",
      remedy:
        "Lockstep reads TensorFlow checkpoints (V1 and V2), .npz, .npy, .safetensors and Kaldi's "
        + "nnet1.")
  }
}
