#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ModelFiles
import Subjects

/// The Reference for another process: an archive that Python imports from.
public enum ReferenceArchive {
  /// The folder that `LOCKSTEP_REFERENCE` names, or else an archive that is made.
  ///
  /// - Parameter folder: where it is made.
  /// - Throws: `ModelFileError` if it cannot be written.
  public static func path(in folder: String) throws -> String {
    if let chosen = getenv(NumPyReference.sourcesVariable), chosen.pointee != 0 {
      return String(cString: chosen)
    }
    let path = folder + "/reference.zip"
    // An .npz is a zip archive like any other.
    let writer = try NPZWriter(path: path)
    for (path, text) in NumPyReference.sources {
      try writer.add(entry: path, bytes: Array(text.utf8))
    }
    try writer.commit()
    return path
  }
}
