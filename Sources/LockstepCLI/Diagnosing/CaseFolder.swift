import CommandSupport
import Lockstep

/// Case files that are named by their folder, or one by one.
enum CaseFolder {
  /// The case file at a path, or every `.npz` of the folder at it, in the order of their names.
  ///
  /// - Throws: `CommandFailure` if there is none, or one is no case file.
  static func files(at path: String) throws -> [CaseFile] {
    do {
      return [try CaseFile(path: path)]
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, "\(error)")
    }
  }
}
