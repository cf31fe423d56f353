#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe whose ends no program inherits that is not told to.
public struct Pipe {
  public let readEnd: Int32
  public let writeEnd: Int32

  /// - Throws: `PipeFailure`.
  public init() throws(PipeFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw PipeFailure(reason: String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }
}

/// Why there is no pipe: there are too many open files.
public struct PipeFailure: Error, Hashable, CustomStringConvertible {
  let reason: String

  public var description: String { reason }
}
