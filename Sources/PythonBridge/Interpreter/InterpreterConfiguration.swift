/// How the interpreter is to be started.
public struct InterpreterConfiguration: Sendable, Hashable {
  /// The environment whose packages are used.
  ///
  /// The folder of a virtual environment, or its `bin/python`; by default what `LOCKSTEP_PYTHON`
  /// names, then `VIRTUAL_ENV`, then the system of the linked library.
  public var environment: String?

  /// Variables set in this process before the start, whatever they were.
  ///
  /// By default the linear algebra beneath NumPy gets one thread: its results then do not depend
  /// on the number of cores, and processes side by side do not fight over them.
  public var variables = [
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1",
  ]

  /// Whether memory that is freed stays in the process, up to 256 MiB.
  ///
  /// NumPy allocates an array for each operation. Where the C library gives each one back to the
  /// kernel, and so has it zeroed and mapped again, a judgement takes up to twice as long.
  public var keepsFreedMemory = true

  /// Packages without which the start fails, in the order of import.
  public var packages = ["numpy"]

  public init(environment: String? = nil) {
    self.environment = environment
  }
}
