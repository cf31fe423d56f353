import SwiftProtobuf

/// A folder in which TensorFlow keeps checkpoints: its file `checkpoint` names the newest.
enum CheckpointFolder {
  /// Such a file has a line for each checkpoint that is kept.
  private static let byteLimit = 1 << 20

  /// The path, or prefix, of the newest checkpoint.
  ///
  /// A relative path is relative to the folder. One that leads nowhere any more, since the folder
  /// was moved, is looked for in the folder by its name.
  ///
  /// - Throws: `ModelFileError` if the file `checkpoint` cannot be read or names nothing.
  static func newest(in folder: String) throws(ModelFileError) -> String {
    let file = try MappedFile(path: folder + "/checkpoint")
    let path = try newest(of: file)
    let name = String(path.split(separator: "/").last ?? "")
    let asWritten = path.hasPrefix("/") ? path : folder + "/" + path
    return exists(asWritten) ? asWritten : folder + "/" + name
  }

  /// What the file `checkpoint` gives as the newest; not empty.
  private static func newest(of file: MappedFile) throws(ModelFileError) -> String {
    func damage(_ reason: String) -> ModelFileError {
      ModelFileError(
        path: file.path, reason: reason,
        remedy: "Give the checkpoint's own path instead of the folder.")
    }
    guard file.bytes.count <= byteLimit else {
      throw damage("it is \(file.bytes.count) bytes long, too long for a list of checkpoints")
    }
    var options = TextFormatDecodingOptions()
    options.ignoreUnknownFields = true
    options.messageDepthLimit = 8
    let text = String(decoding: file.bytes, as: UTF8.self)
    guard let state = try? CheckpointState(textFormatString: text, options: options) else {
      throw damage("it is not the text that TensorFlow writes, model_checkpoint_path: \"…\"")
    }
    let path = state.modelCheckpointPath
    guard path.contains(where: { $0 != "/" }) else { throw damage("it names no checkpoint") }
    return path
  }

  /// The folder of which a candidate is the file `checkpoint`; nil if it is something else.
  static func folder(ofList candidate: Candidate) -> String? {
    guard candidate.name == "checkpoint", let file = candidate.file,
      (try? newest(of: file)) != nil
    else { return nil }
    let isAlone = candidate.path == "checkpoint"
    return isAlone ? "." : String(candidate.path.dropLast("/checkpoint".count))
  }

  /// The only index in a folder without a file `checkpoint`; nil if there is none.
  ///
  /// - Throws: `ModelFileError` if there are several.
  static func onlyIndex(in folder: String) throws(ModelFileError) -> String? {
    let names = FolderNames.of(folder, endingWith: ".index")
    guard names.count > 1 else { return names.first.map { folder + "/" + $0 } }
    let more = names.count > 10 ? " and \(names.count - 10) more" : ""
    throw ModelFileError(
      path: folder,
      reason: "the folder has no file `checkpoint`, and several checkpoints: "
        + names.prefix(10).joined(separator: ", ") + more,
      remedy: "Give the path of one of them.")
  }

  private static func exists(_ path: String) -> Bool {
    FileKind(path: path) == .file || FileKind(path: path + ".index") == .file
  }
}
