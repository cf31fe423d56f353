extension WorkerLaunch {
  /// A framework, in a process of its own that takes over nothing from this one's Python.
  ///
  /// - Parameter python: the interpreter.
  public init(_ framework: Framework, python: String) {
    self.init(
      python: python, options: ["-I"], script: Self.importing("serve_framework", "sys.argv[2]"),
      [framework.name], variables: FrameworkVariables.all(threads: 1))
  }

  /// A function, whose module is found as `python -m` finds it: in the working folder, and in
  /// `PYTHONPATH`.
  public init(_ function: PythonFunction, python: String) {
    self.init(
      python: python, script: Self.importing("serve_callable", "*sys.argv[2:4]"),
      [function.module, function.function], variables: nil)
  }

  private static func importing(_ function: String, _ arguments: String) -> String {
    "from lockstep_reference.frameworks.worker import \(function); \(function)(\(arguments))"
  }
}
