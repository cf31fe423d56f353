import PythonBridge
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite struct SourcesTests {
  @Test func `Embedded text is the text of the file, whatever it holds`() throws {
    let reference = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Reference/embedding")
    #expect(
      EmbeddedPython.sources.map(\.path) == [
        "awkward_sources/__init__.py", "awkward_sources/carriage_returns.py",
        "awkward_sources/deeper/__init__.py", "awkward_sources/deeper/quotes.py",
        "awkward_sources/empty.py", "awkward_sources/quotes.py", "awkward_sources/unicode.py",
      ])
    for (path, source) in EmbeddedPython.sources {
      let file = try Data(contentsOf: reference.appending(path: path))
      #expect(Array(source.utf8) == Array(file), "\(path)")
    }
  }

  @Test func `Embedded packages are imported, folders and equal names kept apart`() throws {
    let interpreter = try Interpreter.start()
    try interpreter.addSources(EmbeddedPython.sources)
    try interpreter.withGIL { (gil) throws in
      func value<Value: PythonDecodable>(_ module: String, _ name: String) throws -> Value {
        try gil.module("awkward_sources.\(module)").attribute(name, gil).value(gil)
      }
      #expect(try value("deeper", "DEPTH") == 1)
      #expect(try value("deeper.quotes", "DEPTH") == 2)
      #expect(try value("quotes", "HASHES") == "#")
      #expect(try value("quotes", "CONTINUED") == 3)
      #expect(try value("quotes", "TRAILING") == "spaces here:   \n  end")
      #expect(try (value("unicode", "NAME") as String).unicodeScalars.last == "\u{200E}")
      #expect(try value("carriage_returns", "LAST") == 3)
      #expect(throws: PythonError.self) { try gil.module("awkward_sources.absent") }
    }
  }

  @Test func `A traceback shows the lines of an embedded module`() throws {
    let interpreter = try Interpreter.start()
    try interpreter.addSources([
      ("traced/__init__.py", "def outer():\n    from .inner import fail\n    fail()  # outer\n"),
      ("traced/inner.py", "\ndef fail():\n    raise ValueError('here')  # inner\n"),
    ])
    try interpreter.withGIL { (gil) throws in
      let outer = try gil.module("traced").attribute("outer", gil)
      let error = #expect(throws: PythonError.self) { try outer.call(gil) }
      let traceback = try #require(error?.traceback)
      for text in [
        #"File "<embedded>/traced/__init__.py", line 3, in outer"#, "fail()  # outer",
        #"File "<embedded>/traced/inner.py", line 3, in fail"#,
        "raise ValueError('here')  # inner",
      ] {
        #expect(traceback.contains(text))
      }
    }
  }

  @Test func `A module is compiled only when it is imported`() throws {
    let interpreter = try Interpreter.start()
    try interpreter.addSources([
      ("lazy/__init__.py", "READY = True\n"), ("lazy/broken.py", "this is no Python\n"),
    ])
    try interpreter.withGIL { (gil) throws in
      #expect(try gil.module("lazy").attribute("READY", gil).value(as: Bool.self, gil))
      let error = #expect(throws: PythonError.self) { try gil.module("lazy.broken") }
      #expect(error?.typeName == "SyntaxError")
      #expect(error?.traceback.contains("<embedded>/lazy/broken.py") == true)
    }
  }

  @Test func `Another source under a name already taken is refused`() throws {
    let interpreter = try Interpreter.start()
    try interpreter.addSources([("taken/__init__.py", "A = 1\n")])
    try interpreter.addSources([("taken/__init__.py", "A = 1\n")])
    let error = #expect(throws: PythonError.self) {
      try interpreter.addSources([("taken/__init__.py", "A = 2\n")])
    }
    #expect(error?.message.contains("taken") == true)
  }

  @Test func `A folder named by the variable takes the table's place`() throws {
    let interpreter = try Interpreter.start()
    let variable = "LOCKSTEP_TEST_OVERRIDE"
    try withTemporaryFolder { folder in
      try write(
        ["edited/__init__.py": "WHERE = 'disk'\n", "edited/part.py": "PART = 'disk'\n"],
        in: folder)
      setenv(variable, folder, 1)
      defer { unsetenv(variable) }
      try interpreter.addSources(
        [("edited/__init__.py", "WHERE = 'memory'\n")], overriddenBy: variable)
      try interpreter.withGIL { (gil) throws in
        let edited = try gil.module("edited")
        #expect(try edited.attribute("WHERE", gil).value(as: String.self, gil) == "disk")
        #expect(throws: Never.self) { try gil.module("edited.part") }
        let path: [String] = try gil.module("sys").attribute("path", gil).value(gil)
        #expect(!path.contains(folder), "nothing else of the folder becomes importable")
      }

      let error = #expect(throws: SourcesError.self) {
        try interpreter.addSources([("absent/__init__.py", "")], overriddenBy: variable)
      }
      #expect(error == .missing(package: "absent", folder: folder, variable: variable))
      #expect(error?.description.contains(folder) == true)
    }
  }
}
