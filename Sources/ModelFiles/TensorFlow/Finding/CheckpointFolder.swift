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
    guard let name = path.split(separator: "/").last else { throw damage("it names no checkpoint") }
    let asWritten = path.hasPrefix("/") ? path : folder + "/" + path
    return exists(asWritten) ? asWritten : folder + "/" + name
  }

  private static func exists(_ path: String) -> Bool {
    FileKind(path: path) == .file || FileKind(path: path + ".index") == .file
  }
}
