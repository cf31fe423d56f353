import PythonBridge
import Testing

@Suite struct ErrorTests {
  @Test func `An error has type, message and traceback`() throws {
    try withPython { (gil) throws in
      let error = #expect(throws: PythonError.self) {
        try gil.run("def fall():\n  return 1 / 0\nresult = fall()")
      }
      #expect(error?.typeName == "ZeroDivisionError")
      #expect(error?.message == "division by zero")
      #expect(error?.notes == [])
      #expect(error?.isKeyboardInterrupt == false)
      let traceback = try #require(error?.traceback)
      #expect(traceback.hasPrefix("Traceback (most recent call last):"))
      #expect(traceback.contains("in fall"))
      #expect(error?.description == traceback)
    }
  }

  @Test func `Notes and causes are kept`() throws {
    try withPython { (gil) throws in
      let error = #expect(throws: PythonError.self) {
        try gil.run(
          """
          try:
            {}["key"]
          except KeyError as cause:
            failure = ValueError("second")
            failure.__notes__ = ["a note", "another"]
            raise failure from cause
          """)
      }
      #expect(error?.typeName == "ValueError")
      #expect(error?.notes == ["a note", "another"])
      #expect(error?.traceback.contains("KeyError: 'key'") == true)
    }
  }

  @Test func `An error whose message cannot be formed is still reported`() throws {
    try withPython { (gil) throws in
      let broken = #expect(throws: PythonError.self) {
        try gil.run("class E(Exception):\n  def __str__(self): raise OSError()\nraise E()")
      }
      #expect(broken?.typeName.hasSuffix("E") == true)
      #expect(broken?.message.contains("OSError") == true)
      let surrogate = #expect(throws: PythonError.self) {
        try gil.run(#"raise ValueError("\udc80")"#)
      }
      #expect(surrogate?.message == #"\udc80"#)
    }
  }

  @Test func `KeyboardInterrupt and SystemExit arrive as errors and end nothing`() throws {
    try withPython { (gil) throws in
      let interrupt = #expect(throws: PythonError.self) { try gil.run("raise KeyboardInterrupt") }
      #expect(interrupt?.isKeyboardInterrupt == true)
      let exit = #expect(throws: PythonError.self) { try gil.run("raise SystemExit(3)") }
      #expect(exit?.typeName == "SystemExit")
      #expect(exit?.isKeyboardInterrupt == false)
    }
  }

  @Test func `No error remains in Python after one was thrown`() throws {
    try withPython { (gil) throws in
      #expect(throws: PythonError.self) { try gil.module("no_such_module") }
      #expect(try gil.run("import sys; result = sys.exc_info()[0]").isNone(gil))
      #expect(PythonError.taken(gil).message == "Python reported an error but raised none")
    }
  }
}
