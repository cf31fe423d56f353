internal import _CPython

/// The CPython interpreter inside this process: isolated, started once, never ended.
///
/// Isolated means that neither `PYTHONPATH`, `PYTHONHOME`, the user's own packages nor the folder
/// of the process play a part, and that Ctrl-C does what it did before. It is never finalised:
/// that can hang on another thread, and NumPy cannot be loaded twice.
public final class Interpreter: Sendable {
  /// What was started, from where, and why.
  public let description: InterpreterDescription

  // Read and written only between `lockstep_start_lock` and `lockstep_start_unlock`, in `start`.
  // (ThreadSanitizer does not know the standard library's Mutex, and would see a race.)
  nonisolated(unsafe) private static var attempt: Attempt?

  private struct Attempt {
    let configuration: InterpreterConfiguration
    let outcome: Result<Interpreter, any Error>
  }

  /// Starts the interpreter, or returns the one started before with an equal configuration.
  ///
  /// A start that failed after the environment was found fails again in the same way: Python
  /// starts only once in a process.
  ///
  /// - Throws: `EnvironmentError` if the environment cannot serve, `InterpreterError` otherwise.
  public static func start(
    _ configuration: InterpreterConfiguration = InterpreterConfiguration()
  ) throws -> Interpreter {
    lockstep_start_lock()
    defer { lockstep_start_unlock() }
    if let attempt {
      guard attempt.configuration == configuration else {
        throw InterpreterError.startedDifferently(
          environment: attempt.configuration.environment, requested: configuration.environment)
      }
      return try attempt.outcome.get()
    }
    // Until the environment is found nothing runs, and another configuration may be tried.
    let python = try LinkedPython.current()
    let environment = try PythonEnvironment.resolve(
      explicit: configuration.environment, variable: SystemEnvironment.variable, for: python)
    let outcome = Result {
      try Interpreter(configuration: configuration, python: python, environment: environment)
    }
    attempt = Attempt(configuration: configuration, outcome: outcome)
    return try outcome.get()
  }

  private init(
    configuration: InterpreterConfiguration, python: LinkedPython, environment: PythonEnvironment
  ) throws {
    for (name, value) in configuration.variables { SystemEnvironment.set(name, to: value) }
    if configuration.keepsFreedMemory { lockstep_keep_freed_memory() }
    try Self.initialize(python)
    description = try Self.withRunningGIL { gil in
      try Self.prepare(environment, gil)
      for package in configuration.packages {
        try Self.require(package, python: python, environment: environment, gil)
      }
      return try InterpreterDescription(python: python, environment: environment, gil)
    }
  }

  /// Runs the body with the GIL held, from any thread.
  ///
  /// The body is synchronous and may be nested. It must not wait for something that another
  /// holder of the GIL would have to do.
  public func withGIL<Result>(_ body: (GIL) throws -> Result) rethrows -> Result {
    try Self.withRunningGIL(body)
  }

  private static func withRunningGIL<Result>(
    _ body: (GIL) throws -> Result
  ) rethrows -> Result {
    let state = lockstep_gil_acquire()
    defer { lockstep_gil_release(state) }
    return try body(GIL())
  }
}
