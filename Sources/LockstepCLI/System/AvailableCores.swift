#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processors that this process may run on.
enum AvailableCores {
  /// At least 1.
  static var count: Int { max(1, allowed() ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Those of the process's mask, `Cpus_allowed: 0000000f`; nil where there is none to be read.
  private static func allowed() -> Int? {
    let line = textFile("/proc/self/status")?.split(separator: "\n")
      .first { $0.hasPrefix("Cpus_allowed:") }
    return line?.dropFirst("Cpus_allowed:".count)
      .reduce(0) { $0 + ($1.hexDigitValue ?? 0).nonzeroBitCount }
  }
}
