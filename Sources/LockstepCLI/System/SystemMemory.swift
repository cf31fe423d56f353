import CommandSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much memory this process may still take.
enum SystemMemory {
  /// The least of what the machine, the control group and the process's own limits leave, in bytes;
  /// nil if nothing is known.
  static func available() -> Double? {
    [machine(), controlGroup(), addressSpace()].compactMap(\.self).min()
  }

  /// What Python, NumPy and OpenBLAS take of the address space before a case is judged: 410 MB were
  /// needed, measured with OpenBLAS 0.3.21.
  private static let leastAddressSpace = 450e6

  /// Refuses a limit under which OpenBLAS would ask for its memory for ever, without a word.
  ///
  /// - Throws: `CommandFailure`.
  static func refuseSmallAddressSpace() throws(CommandFailure) {
    guard let left = addressSpace(), left < leastAddressSpace else { return }
    throw CommandFailure(
      .environment,
      "the limit of this process's address space (ulimit -v) leaves \(text(left)), and Python and "
        + "NumPy take \(text(leastAddressSpace)): raise it, or limit a control group's memory instead"
    )
  }

  /// Such as `22.4 GB`.
  static func text(_ bytes: Double) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"]
    var (value, unit) = (bytes, 0)
    while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
    return "\((value * 10).rounded() / 10) \(units[unit])"
  }

  private static func machine() -> Double? {
    if let text = textFile("/proc/meminfo"), let kibibytes = field("MemAvailable:", of: text) {
      return kibibytes * 1024
    }
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    return pages > 0 && size > 0 ? Double(pages) * Double(size) : nil
  }

  /// The limit of the control group (version 2) and of those above it, less what is in use and
  /// cannot be dropped.
  private static func controlGroup() -> Double? {
    guard let text = textFile("/proc/self/cgroup"),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("0::/") })
    else { return nil }
    var path = String(line.dropFirst(3))
    var least: Double?
    while true {
      let folder = "/sys/fs/cgroup" + (path == "/" ? "" : path)
      if let limit = textFile(folder + "/memory.max").flatMap({ Double($0.trimmed) }),
        let used = textFile(folder + "/memory.current").flatMap({ Double($0.trimmed) })
      {
        let statistics = textFile(folder + "/memory.stat") ?? ""
        let droppable = field("inactive_file", of: statistics) ?? 0
        least = min(least ?? .infinity, max(limit - used + droppable, 0))
      }
      guard path != "/", let slash = path.lastIndex(of: "/") else { return least }
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  /// What `ulimit -v` leaves.
  private static func addressSpace() -> Double? {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let resource = RLIMIT_AS
    #endif
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int64.max) else { return nil }
    let pages = textFile("/proc/self/statm")?.split(separator: " ").first.flatMap { Double($0) }
    let used = (pages ?? 0) * Double(sysconf(Int32(_SC_PAGESIZE)))
    return max(Double(limit.rlim_cur) - used, 0)
  }

  /// The first number after a label.
  private static func field(_ label: String, of text: String) -> Double? {
    text.split(separator: "\n").first { $0.hasPrefix(label) }?
      .dropFirst(label.count).split(separator: " ").first.flatMap { Double($0) }
  }
}

extension String {
  fileprivate var trimmed: Substring { prefix { !$0.isWhitespace } }
}
