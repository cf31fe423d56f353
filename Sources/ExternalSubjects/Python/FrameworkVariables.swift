#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The environment variables of a framework's process.
public enum FrameworkVariables {
  /// This process's own, but for those that set threads and devices; each as `NAME=value`.
  public static func all(threads: Int) -> [String] {
    let count = String(threads)
    var set = [
      "OMP_NUM_THREADS": count, "OPENBLAS_NUM_THREADS": count, "MKL_NUM_THREADS": count,
      "BLIS_NUM_THREADS": count, "VECLIB_MAXIMUM_THREADS": count,
      // The processor alone, without advice on standard error.
      "CUDA_VISIBLE_DEVICES": "", "JAX_PLATFORMS": "cpu", "TF_CPP_MIN_LOG_LEVEL": "3",
    ]
    if threads == 1 { set["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false" }
    return inherited(changing: set)
  }

  /// This process's own with others in their places.
  static func inherited(changing set: [String: String]) -> [String] {
    inherited.filter { variable in
      set[String(variable.prefix { $0 != "=" })] == nil
    } + set.map { "\($0.key)=\($0.value)" }.sorted()
  }

  private static var inherited: [String] {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      variables.append(String(cString: variable))
      next += 1
    }
    return variables
  }
}
