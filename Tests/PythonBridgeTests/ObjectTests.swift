import PythonBridge
import Testing

@Suite struct ObjectTests {
  @Test func `Values come back from Python as they went`() throws {
    try withPython { (gil) throws in
      func roundTrip<Value: PythonConvertible>(_ value: Value) throws -> Value {
        try value.pythonObject(gil).value(gil)
      }
      for value in [0, -1, 7, Int.min, Int.max] { #expect(try roundTrip(value) == value) }
      for value in [0, -1.5, Double.leastNonzeroMagnitude, .infinity] {
        #expect(try roundTrip(value) == value)
      }
      #expect(try roundTrip(Double.nan).isNaN)
      for value in ["", "plain", "Kößler π 漢字 👩‍👩‍👧", "zero\0inside"] {
        #expect(try roundTrip(value) == value)
      }
      #expect(try roundTrip(true) && !roundTrip(false))
      #expect(try roundTrip([["a", "b"], [], ["c"]]) == [["a", "b"], [], ["c"]])
      #expect(try roundTrip(["x": 1, "y": 2]) == ["x": 1, "y": 2])
      #expect(try roundTrip([1, nil, 3]) == [1, nil, 3])
    }
  }

  @Test func `A value of another type is refused`() throws {
    try withPython { (gil) throws in
      func refused<Value: PythonDecodable>(
        _ source: String, as type: Value.Type
      ) throws -> String? {
        let object = try gil.run("import numpy\nresult = \(source)")
        return #expect(throws: PythonError.self, "\(source) as \(type)") {
          try object.value(as: type, gil)
        }?.typeName
      }
      #expect(try refused("1.5", as: Int.self) == "TypeError")
      #expect(try refused("2 ** 63", as: Int.self) == "OverflowError")
      #expect(try refused("'1'", as: Double.self) == "TypeError")
      #expect(try refused("1", as: Bool.self) == "TypeError")
      #expect(try refused("b'text'", as: String.self) == "TypeError")
      #expect(try refused(#"'\udc80'"#, as: String.self) == "UnicodeEncodeError")
      #expect(try refused("'text'", as: [String].self) == "TypeError")
      #expect(try refused("['a', 2]", as: [String].self) == "TypeError")
      #expect(try refused("[('a', 2)]", as: [String: Int].self) == "AttributeError")
    }
  }

  @Test func `NumPy's scalars are numbers and truth values too`() throws {
    try withPython { (gil) throws in
      #expect(try gil.run("import numpy; result = numpy.int32(-7)").value(as: Int.self, gil) == -7)
      let single = try gil.run("import numpy; result = numpy.float32(0.5)")
      #expect(try single.value(as: Double.self, gil) == 0.5)
      #expect(try gil.run("import numpy; result = numpy.bool_(1)").value(as: Bool.self, gil))
    }
  }

  @Test func `Calls pass positional arguments and keywords, in order`() throws {
    try withPython { (gil) throws in
      let function = try gil.run("def result(*args, **kw): return [args, list(kw.items())]")
      let answer = try function.call([1, "two"], keywords: ["z": 3.5, "a": [4]], gil)
      let text: String = try gil.module("builtins").attribute("repr", gil).call([answer], gil)
        .value(gil)
      #expect(text == "[(1, 'two'), [('z', 3.5), ('a', [4])]]")
      #expect(try function.call(gil).item(0, gil).elements(gil).isEmpty)
    }
  }

  @Test func `Attributes are read and set`() throws {
    try withPython { (gil) throws in
      let object = try gil.run("class A: pass\nresult = A()")
      try object.setAttribute("name", to: "value", gil)
      #expect(try object.attribute("name", gil).value(as: String.self, gil) == "value")
      let error = #expect(throws: PythonError.self) { try object.attribute("nothing", gil) }
      #expect(error?.typeName == "AttributeError")
    }
  }

  @Test func `References are balanced`() throws {
    try withPython { (gil) throws in
      let object = try gil.run("class A: pass\nresult = A()")
      let function = try gil.run("def result(*args, **kw): return args")
      let before = object.referenceCount(gil)
      for _ in 0..<100 {
        _ = try function.call([object, [object], ["key": object]], keywords: ["k": object], gil)
        _ = try PythonObject.tuple([object, object], gil).elements(gil)
        _ = try gil.run("result = [value]", with: ["value": object]).item(0, gil)
        #expect(throws: PythonError.self) { try object.value(as: [Int].self, gil) }
        #expect(throws: PythonError.self) { try object.call([object], gil) }
        #expect(throws: PythonError.self) { try object.item("key", gil) }
      }
      #expect(object.referenceCount(gil) == before)
      #expect(before == 1)
    }
  }

  @Test func `The last reference may go without the GIL, on any thread`() async throws {
    let interpreter = try Interpreter.start()
    func isAlive(_ watch: GILProtected<PythonObject>) throws -> Bool {
      try interpreter.withGIL { gil in
        try watch.withValue(gil) { try !$0.call(gil).isNone(gil) }
      }
    }
    /// A weak reference to an object that another thread held, and that is gone on return.
    func watchOfHeldObject() async throws -> GILProtected<PythonObject> {
      let (watch, object) = try interpreter.withGIL { gil in
        let object = try gil.run("class A: pass\nresult = A()")
        let watch = try gil.module("weakref").attribute("ref", gil).call([object], gil)
        return (GILProtected(watch, gil), GILProtected(object, gil))
      }
      let task = Task.detached { withExtendedLifetime(object) {} }
      #expect(try isAlive(watch))
      await task.value
      withExtendedLifetime(object) {}
      return watch
    }
    let watch = try await watchOfHeldObject()
    #expect(try !isAlive(watch))
  }
}
