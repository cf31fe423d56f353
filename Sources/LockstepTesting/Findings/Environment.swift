#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Lockstep

/// What is asked of the system: variables, and folders that several tests write to.
enum Environment {
  /// A variable's value; one that is set to nothing counts as not set.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  /// Calls `body` while no other check, of this process or of another, does so with the folder, which is
  /// made with its parents if it is missing; where that fails, whoever writes there finds out.
  static func alone<Result>(in folder: String, _ body: () throws -> Result) rethrows -> Result {
    try? Directory(path: folder).make()
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    // Ends with the descriptor.
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
    return try body()
  }
}
