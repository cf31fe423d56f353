import ModelFiles
import Tensors
import Testing

@Suite struct SafetensorsWriterTests {
  @Test func roundTrip() throws {
    let scratch = try Scratch()
    let awkward = NPZWriterTests.awkward
    let tensors: NamedTensors<Double> = [
      "b": try Tensor([7], awkward), "a\"\n\u{1}é": try NPYTests.expected([2, 5]),
      "scalar": try Tensor([], [0.1]), "empty": try Tensor([0, 3], []),
    ]
    let metadata = ["format": "np", "\\": "\t"]
    for name in ["model", "again"] {
      try SafetensorsWriter.write(tensors, metadata: metadata, to: scratch[name])
    }
    #expect(try scratch.bytes("model") == scratch.bytes("again"))
    let file = try #require(try ModelFormats.open(scratch["model"]) as? SafetensorsFile)
    #expect(file.metadata == metadata)
    #expect(file.variables.count == 4)
    for (name, tensor) in tensors {
      #expect(try file.tensor(name).isBitwiseEqual(to: tensor), "\(name)")
    }
  }

  /// Every type, and the alignment of each tensor to its elements.
  @Test func mixedTypes() throws {
    let scratch = try Scratch()
    let variables = [
      Variable(name: "half", type: .float16, shape: [3]),
      Variable(name: "double", type: .float64, shape: [2]),
      Variable(name: "brain", type: .bfloat16, shape: [1, 5]),
      Variable(name: "single", type: .float32, shape: [3, 1]),
    ]
    func bytes(_ variable: Variable) -> [UInt8] {
      (0..<(variable.byteCount ?? 0)).map { UInt8(truncatingIfNeeded: 37 * $0 + variable.shape[0]) }
    }
    try SafetensorsWriter.write(variables, to: scratch["model"]) { variable, use in
      try bytes(variable).withUnsafeBytes(use)
    }
    let file = try ModelFormats.open(scratch["model"])
    #expect(Set(file.variables) == Set(variables))
    for variable in variables {
      try file.withBytes(of: variable) { found in
        #expect(Array(found) == bytes(variable))
        let address = found.baseAddress.map { Int(bitPattern: $0) } ?? 1
        #expect(address % (variable.type.byteCount ?? 0) == 0)
      }
    }
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    let scratch = try Scratch()
    func write(_ variables: Variable...) throws {
      try SafetensorsWriter.write(variables, to: scratch["model"]) { _, use in
        try [UInt8](repeating: 1, count: 12).withUnsafeBytes(use)
      }
    }
    let good = Variable(name: "a", type: .float32, shape: [3])
    try write(good)
    let before = try scratch.bytes("model")
    for bad in [
      good, Variable(name: "__metadata__", type: .float32, shape: [3]),
      Variable(name: "b", type: .float32, shape: [4]),
      Variable(name: "b", type: ElementType("int32", byteCount: 4), shape: [3]),
    ] {
      let error = #expect(throws: ModelFileError.self) { try write(good, bad) }
      #expect(error?.variable == bad.name)
    }
    #expect(try scratch.bytes("model") == before)
    #expect(try scratch.names() == ["model"])
  }
}
