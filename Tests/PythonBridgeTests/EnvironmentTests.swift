import PythonBridge
import Testing

@Suite struct EnvironmentTests {
  private let python = LinkedPython(
    library: "/opt/lib/libpython3.11.so.1.0", version: "3.11.2", program: "/opt/bin/python3.11")

  private func resolve(
    explicit: String? = nil, _ variables: [String: String] = [:]
  ) throws -> PythonEnvironment {
    try PythonEnvironment.resolve(explicit: explicit, variable: { variables[$0] }, for: python)
  }

  /// A folder that looks like a virtual environment for that version of Python.
  private func withEnvironment(
    _ version: String = "3.11", configuration: String = "include-system-site-packages = false\n",
    _ body: (String) throws -> Void
  ) throws {
    try withTemporaryFolder { (folder) throws in
      try write(
        [
          "lib/python\(version)/site-packages/here.py": "", "bin/python": "",
          "bin/python\(version)": "", "pyvenv.cfg": configuration,
        ], in: folder)
      try body(folder)
    }
  }

  @Test func `Without a name it is the linked library's own`() throws {
    let environment = try resolve()
    #expect(environment.origin == .system)
    #expect(environment.folder == "/opt")
    #expect(environment.sitePackages == nil)
    #expect(environment.description.contains("/opt"))
  }

  @Test func `The explicit name counts before LOCKSTEP_PYTHON, that before VIRTUAL_ENV`() throws {
    try withEnvironment { first in
      try withEnvironment { second in
        let both = ["LOCKSTEP_PYTHON": first, "VIRTUAL_ENV": second]
        #expect(try resolve(both).folder == first)
        #expect(try resolve(both).origin == .variable("LOCKSTEP_PYTHON"))
        #expect(try resolve(["VIRTUAL_ENV": second]).origin == .variable("VIRTUAL_ENV"))
        let explicit = try resolve(explicit: second, both)
        #expect(explicit.folder == second && explicit.origin == .configuration)
      }
    }
  }

  @Test func `An environment may be named by its interpreter, or with a slash`() throws {
    try withEnvironment { (folder) throws in
      for path in ["\(folder)/bin/python", "\(folder)/bin/python3.11", "\(folder)/", folder] {
        let environment = try resolve(explicit: path)
        #expect(environment.folder == folder)
        #expect(environment.sitePackages == "\(folder)/lib/python3.11/site-packages")
        #expect(!environment.includesSystemPackages)
      }
    }
  }

  @Test func `The linked library's own prefix is no virtual environment`() throws {
    let system = LinkedPython(
      library: "/usr/lib/libpython3.11.so", version: "3.11.2", program: "/usr/bin/python3.11")
    let environment = try PythonEnvironment.resolve(
      explicit: "/usr/", variable: { _ in nil }, for: system)
    #expect(environment.sitePackages == nil && environment.origin == .configuration)
    #expect(
      environment.installCommand(for: "numpy", python: system)
        == "apt-get install python3-numpy")
  }

  @Test(arguments: [
    ("include-system-site-packages = true\n", true), ("include-system-site-packages=TRUE", true),
    ("home = /usr\ninclude-system-site-packages = false\n", false), ("", false),
  ])
  func `An environment says whether it includes the system's packages`(
    configuration: String, expected: Bool
  ) throws {
    try withEnvironment(configuration: configuration) { (folder) throws in
      #expect(try resolve(explicit: folder).includesSystemPackages == expected)
    }
  }

  @Test func `A missing environment is refused by name`() throws {
    let error = #expect(throws: EnvironmentError.self) {
      try resolve(["VIRTUAL_ENV": "/no/such/folder"])
    }
    let text = try #require(error?.description)
    #expect(text.contains("/no/such/folder"))
    #expect(text.contains("VIRTUAL_ENV"))
    #expect(text.contains("/opt/bin/python3.11 -m venv /no/such/folder"))
  }

  @Test func `An environment of another minor version is refused with both versions`() throws {
    try withEnvironment("3.13") { (folder) throws in
      for path in [folder, "\(folder)/bin/python", "\(folder)/bin/python3.13"] {
        let error = #expect(throws: EnvironmentError.self) { try resolve(explicit: path) }
        let text = try #require(error?.description)
        for part in [folder, "is for Python 3.13", "linked with Python 3.11", python.library] {
          #expect(text.contains(part), "\(path)")
        }
      }
    }
  }

  @Test func `Another version's interpreter is refused even beside the right packages`() throws {
    try withEnvironment { (folder) throws in
      try write(["bin/python3.12": ""], in: folder)
      let error = #expect(throws: EnvironmentError.self) {
        try resolve(explicit: "\(folder)/bin/python3.12")
      }
      #expect(error?.description.contains("is for Python 3.12") == true)
    }
  }

  @Test func `A folder that is no environment is refused`() throws {
    try withTemporaryFolder { (folder) throws in
      let error = #expect(throws: EnvironmentError.self) {
        try resolve(["LOCKSTEP_PYTHON": folder])
      }
      #expect(error?.description.contains("lib/python3.11/site-packages") == true)
      #expect(error?.description.contains("LOCKSTEP_PYTHON") == true)
    }
  }

  @Test func `A missing package is refused with the command that installs it`() throws {
    try withEnvironment { (folder) throws in
      let environment = try resolve(explicit: folder)
      try withPython { (gil) throws in
        let error = #expect(throws: EnvironmentError.self) {
          try Interpreter.require(
            "no_such_package", python: python, environment: environment, gil)
        }
        let text = try #require(error?.description)
        #expect(text.contains("`\(folder)/bin/pip install no_such_package`"))
        #expect(text.contains("named explicitly"))
      }
    }
  }
}
