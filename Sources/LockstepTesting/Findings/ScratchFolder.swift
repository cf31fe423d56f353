#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Lockstep

/// A folder of its own for files that become attachments; it ends with its last reference.
final class ScratchFolder {
  let path: String

  /// - Throws: `ModelFileError` if none can be made.
  init() throws {
    let parent = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/lockstep-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ModelFileError(
        path: parent,
        reason: "no folder can be made in it: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
