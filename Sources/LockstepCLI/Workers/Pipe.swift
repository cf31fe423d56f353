#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport

/// Two descriptors that no other process inherits.
struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32

  /// - Throws: `CommandFailure` if there are too many already.
  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw CommandFailure(
        .internalError,
        "cannot start a worker process: \(String(cString: strerror(errno))); use fewer --jobs")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }
}
