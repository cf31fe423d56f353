#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the processor has that matters to the speed of products.
enum ProcessorFeatures {
  private static let known = ["avx", "fma", "avx2", "avx512f", "asimd", "sve"]

  /// Such as `2 cores, fma avx2`.
  static var text: String {
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let lines = textFile("/proc/cpuinfo")?.split(separator: "\n") ?? []
    let flags =
      lines.first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }?
      .split(separator: " ").map(String.init) ?? []
    let found = known.filter(flags.contains)
    let features = found.isEmpty ? "vector units unknown" : found.joined(separator: " ")
    return "\(cores) core\(cores == 1 ? "" : "s"), \(features)"
  }
}
