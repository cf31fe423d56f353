#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import Reports

/// How busy the machine is.
public enum SystemLoad {
  /// The mean number of runnable threads over the last minute, beside the processors that are online;
  /// nil where the system does not tell.
  public static var now: BenchmarkRecord.Load? {
    var average = 0.0
    let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    guard getloadavg(&average, 1) == 1, processors > 0 else { return nil }
    return BenchmarkRecord.Load(average: average, processors: processors)
  }
}
