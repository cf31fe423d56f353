#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file a path leads to, however it is spelt or linked.
package struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// Nil if there is none.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Nil if there is no regular file: what is written to a device or a pipe replaces nothing.
  package static func ofRegularFile(_ path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileIdentity(path)
  }

  /// The file or pipe behind a descriptor; nil if it is a device, which keeps what is written apart.
  package static func ofStream(_ descriptor: Int32) -> FileIdentity? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFREG || kind == S_IFIFO ? FileIdentity(status) : nil
  }
}
