import PythonBridge
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite struct InterpreterTests {
  @Test func `An equal configuration gives the same interpreter, another is refused`() throws {
    let first = try Interpreter.start()
    #expect(try Interpreter.start(InterpreterConfiguration()) === first)
    let error = #expect(throws: InterpreterError.self) {
      try Interpreter.start(InterpreterConfiguration(environment: "/elsewhere"))
    }
    #expect(error?.description.contains("the environment /elsewhere") == true)
  }

  @Test func `The GIL is taken by 300 tasks at once, and nested`() async throws {
    let interpreter = try Interpreter.start()
    let counter = try interpreter.withGIL { (gil) throws in
      try GILProtected(gil.run("result = [0]"), gil)
    }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<300 {
        group.addTask {
          try interpreter.withGIL { (gil) throws in
            let square = try gil.run("result = n * n", with: ["n": index]).value(as: Int.self, gil)
            try interpreter.withGIL { gil in
              try counter.withValue(gil) { counter in
                _ = try gil.run("counter[0] += 1; result = 0", with: ["counter": counter])
              }
            }
            return square
          }
        }
      }
      var sum = 0
      for try await square in group { sum += square }
      #expect(sum == (0..<300).map { $0 * $0 }.reduce(0, +))
    }
    let count = try interpreter.withGIL { (gil) throws in
      try counter.withValue(gil) { try $0.item(0, gil).value(as: Int.self, gil) }
    }
    #expect(count == 300)
  }

  @Test func `SIGINT and SIGPIPE do what they did before, also after NumPy's import`() throws {
    try withPython { gil in _ = try gil.module("numpy") }
    for number in [SIGINT, SIGPIPE] {
      var action = sigaction()
      #expect(sigaction(number, nil, &action) == 0)
      #if canImport(Darwin)
        let handler = unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self)
      #else
        let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      #endif
      // This process's parent may have ignored them; Python's handler is neither.
      #expect(handler == 0 || handler == 1, "signal \(number)")
    }
  }

  @Test func `The description names the linked library and its own interpreter`() throws {
    let description = try Interpreter.start().description
    try withPython { (gil) throws in
      let sys = try gil.module("sys")
      let program: String = try sys.attribute("executable", gil).value(gil)
      #expect(program == description.python.program)
      #expect(program.hasSuffix("/bin/python\(description.python.minorVersion)"))
      #expect(try description.python.prefix == sys.attribute("base_prefix", gil).value(gil))
      #expect(description.python.library.contains("libpython\(description.python.minorVersion)"))
      let path: [String] = try sys.attribute("path", gil).value(gil)
      #expect(description.searchPath == path)
      #expect(!description.linearAlgebra.isEmpty)
    }
  }

  @Test func `Python is isolated, and its linear algebra has one thread`() throws {
    try withPython { (gil) throws in
      let flags = try gil.module("sys").attribute("flags", gil)
      for flag in ["isolated", "ignore_environment", "no_user_site", "utf8_mode"] {
        #expect(try flags.attribute(flag, gil).value(as: Int.self, gil) == 1, "\(flag)")
      }
      let variables = try gil.module("os").attribute("environ", gil)
      for name in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"] {
        #expect(try variables.item(name, gil).value(as: String.self, gil) == "1")
      }
    }
  }

  @Test func `A module states its version and file`() throws {
    try withPython { (gil) throws in
      let numpy = try gil.description(ofModule: "numpy")
      #expect(numpy.version?.first?.isNumber == true)
      #expect(numpy.file?.hasSuffix("numpy/__init__.py") == true)
      let sys = try gil.description(ofModule: "sys")
      #expect(sys.name == "sys" && sys.version == nil && sys.file == nil)
      #expect(throws: PythonError.self) { try gil.description(ofModule: "no_such_module") }
    }
  }
}
