import Foundation
import PythonBridge
import Testing

@Suite struct ArrayTests {
  private func address(of array: PythonObject, _ gil: GIL) throws -> Int {
    try array.attribute("ctypes", gil).attribute("data", gil).value(gil)
  }

  private func check<Element: PythonArrayElement & Numeric & Equatable>(
    _ type: Element.Type, _ gil: GIL
  ) throws {
    let array = try PythonArray<Element>(shape: [2, 3, 5], gil)
    #expect(array.count == 30)
    let own = array.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    #expect(own % 64 == 0)
    #expect(array.withUnsafeBufferPointer { $0.allSatisfy { $0 == 0 } })
    let function = try gil.run(
      "def result(a):\n  a[1, 2, 3] += 4\n  return (str(a.dtype), a.shape, a.flags.c_contiguous)")
    for calls in 1...3 {
      // The cached array and a fresh view of the same memory.
      #expect(try address(of: array.object, gil) == own)
      let fresh = try gil.run(
        "import numpy; result = numpy.asarray(memoryview(a))", with: ["a": array])
      #expect(try address(of: fresh, gil) == own)
      array.withUnsafeMutableBufferPointer { $0[28] += 1 }
      let answer = try function.call([array], gil)
      #expect(try answer.item(0, gil).value(as: String.self, gil) == Element.numpyName)
      #expect(try answer.item(1, gil).value(as: [Int].self, gil) == [2, 3, 5])
      #expect(try answer.item(2, gil).value(as: Bool.self, gil))
      #expect(array.withUnsafeBufferPointer { $0[28] } == Element(exactly: 5 * calls))
    }
  }

  @Test func `Python and Swift write into the same memory, without copies`() throws {
    try withPython { (gil) throws in
      try check(Float.self, gil)
      try check(Double.self, gil)
      try check(Int64.self, gil)
    }
  }

  @Test func `Arrays of every number of axes, empty ones too, keep their shape`() throws {
    try withPython { (gil) throws in
      for shape in [[], [7], [0], [3, 0, 5], [0, 4], [2, 3, 4, 5, 6]] {
        let array = try PythonArray<Float>(shape: shape, gil)
        #expect(array.count == shape.reduce(1, *), "\(shape)")
        let found: [Int] = try array.object.attribute("shape", gil).value(gil)
        #expect(found == shape)
        let copy = try array.object.copiedElements(of: Float.self, gil)
        #expect(copy.shape == shape && copy.elements.count == array.count, "\(shape)")
      }
    }
  }

  @Test func `A shape that memory cannot hold is refused before allocating`() throws {
    try withPython { (gil) throws in
      for shape in [[-1], [2, -3], [Int.max], [1 << 40, 1 << 40], [0, Int.max, Int.max]] {
        #expect(throws: PythonArrayError.self, "\(shape)") {
          try PythonArray<Double>(shape: shape, gil)
        }
      }
      #expect(throws: PythonError.self) {
        try PythonArray<Double>(shape: Array(repeating: 1, count: 33), gil)
      }
    }
  }

  @Test func `Python cannot write into a read-only array, Swift can`() throws {
    try withPython { (gil) throws in
      let array = try PythonArray<Double>(shape: [2, 3], isReadOnly: true, gil)
      let error = #expect(throws: PythonError.self) {
        try gil.run("a[0, 1] = 1", with: ["a": array])
      }
      #expect(error?.typeName == "ValueError")
      #expect(throws: PythonError.self) { try gil.run("a.setflags(write=1)", with: ["a": array]) }
      array.withUnsafeMutableBufferPointer { $0[1] = 6 }
      let sum = try gil.run("result = a.sum()", with: ["a": array])
      #expect(try sum.value(as: Double.self, gil) == 6)
    }
  }

  @Test func `What Python keeps of an array outlives it`() throws {
    for kept in ["a", "a[1:]", "memoryview(a)", "a.base", "a.base[:]", "a.T.ravel(order='K')"] {
      try withPython { (gil) throws in
        let object = try { () throws -> PythonObject in
          let array = try PythonArray<Double>(shape: [4, 1024], gil)
          array.withUnsafeMutableBufferPointer { $0.update(repeating: 2.5) }
          return try gil.run("result = \(kept)", with: ["a": array])
        }()
        // Memory that was given back would be handed out again here, and overwritten.
        let others = try (0..<16).map { _ in
          let other = try PythonArray<Double>(shape: [4, 1024], gil)
          other.withUnsafeMutableBufferPointer { $0.update(repeating: -1) }
          return other
        }
        let minimum = try gil.run(
          "import numpy; result = numpy.asarray(kept).min()", with: ["kept": object])
        #expect(try minimum.value(as: Double.self, gil) == 2.5, "\(kept)")
        withExtendedLifetime(others) {}
      }
    }
  }

  @Test(
    .disabled(
      if: ProcessInfo.processInfo.environment["LOCKSTEP_SANITIZER"] != nil,
      "a sanitizer keeps freed memory in quarantine"))
  func `An array's memory goes with the last reference`() throws {
    try withPython { (gil) throws in
      let resident = try gil.run(
        "def result(): return int(open('/proc/self/statm').read().split()[1]) * 4096")
      func measure() throws -> Int { try resident.call(gil).value(gil) }
      let before = try measure()
      for _ in 0..<200 { _ = try PythonArray<Double>(shape: [1024, 1024], gil) }
      #expect(try measure() - before < 100 << 20, "200 arrays of 8 MiB")
    }
  }

  @Test func `Elements are copied in row-major order whatever the strides`() throws {
    try withPython { (gil) throws in
      let source = "import numpy\nresult = numpy.arange(6.0).reshape(2, 3)"
      let copy = try gil.run(source + ".T").copiedElements(of: Double.self, shape: [3, 2], gil)
      #expect(copy.elements == [0, 3, 1, 4, 2, 5])
      let reversed = try gil.run(source + "[:, ::-1].astype('f4')[::-1]")
      #expect(
        try reversed.copiedElements(of: Float.self, gil).elements == [5, 4, 3, 2, 1, 0])
      #expect(try gil.run("result = [1.0, 2.0]").copiedElements(of: Double.self, gil).shape == [2])
    }
  }

  @Test func `Elements of another type or shape are refused`() throws {
    try withPython { (gil) throws in
      func refusal(_ source: String, shape: [Int]? = nil) throws -> PythonArrayError? {
        let object = try gil.run("import numpy\nresult = \(source)")
        return #expect(throws: PythonArrayError.self, "\(source)") {
          try object.copiedElements(of: Double.self, shape: shape, gil)
        }
      }
      #expect(
        try refusal("numpy.zeros((2, 3), 'f4')") == .element(expected: "float64", found: "float32"))
      #expect(try refusal("numpy.zeros(3, '>f8')") != nil)
      #expect(try refusal("numpy.zeros(3, 'c16')") != nil)
      #expect(try refusal("b'12345678'") != nil)
      #expect(
        try refusal("numpy.zeros((2, 3))", shape: [3, 2])
          == .shape(expected: [3, 2], found: [2, 3]))
      #expect(throws: (any Error).self) {
        try gil.run("result = object()").copiedElements(of: Double.self, gil)
      }
    }
  }
}
