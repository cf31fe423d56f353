import ModelFiles
import Tensors
import Testing

@Suite struct Nnet1WriterTests {
  /// What was read is written, and read again as it was.
  @Test(
    arguments: [Nnet1Tests.textPath, Nnet1Tests.binaryPath, Nnet1Tests.allKindsPath], [true, false])
  func roundTrip(path: String, isBinary: Bool) throws {
    let scratch = try Scratch()
    let file = try Fixture.open(path)
    var tensors = try KaldiNnet1Writer.tensors(of: file)
    if !isBinary {
      // Text is read as float32.
      tensors = tensors.mapValues { tensor in
        guard case .float64(let values) = tensor.values else { return tensor }
        return KaldiTensor(shape: tensor.shape, values: .float32(values.map { Float($0) }))
      }
    }
    try KaldiNnet1Writer.write(tensors, to: scratch["model"], isBinary: isBinary)
    let written = try ModelFormats.open(scratch["model"])
    let expected = tensors.map { name, tensor in
      (
        Variable(name: name, type: tensor.values.type, shape: tensor.shape),
        tensor.values.withLittleEndianBytes { Array($0) }
      )
    }
    let contents = try Nnet1Tests.contents(written)
    #expect(contents == Dictionary(uniqueKeysWithValues: expected))
    #expect(written.variables == file.variables || !isBinary)
  }

  /// In its own order and layout: the files are the same byte for byte.
  @Test func layoutIsKaldis() throws {
    let scratch = try Scratch()
    let tensors = try KaldiNnet1Writer.tensors(of: Fixture.open(Nnet1Tests.textPath))
    try KaldiNnet1Writer.write(tensors, to: scratch["binary"], isBinary: true)
    #expect(try scratch.bytes("binary") == Fixture.bytes(Nnet1Tests.binaryPath))
    try KaldiNnet1Writer.write(tensors, to: scratch["text"], isBinary: false)
    #expect(try scratch.bytes("text") == Fixture.bytes(Nnet1Tests.textPath))
  }

  @Test func numbersThatAreHardToPrint() throws {
    let scratch = try Scratch()
    let values = KaldiWriterTests.awkward.map { Float($0) }
    let tensors = [
      "0.Rescale.scale": KaldiTensor(shape: [values.count], values: .float32(values)),
      "0.Rescale.LearnRateCoef": KaldiTensor(shape: [], values: .float64([-.infinity])),
      "0.Rescale.input_dim": KaldiTensor(shape: [], values: .int32([Int32(values.count)])),
      "0.Rescale.output_dim": KaldiTensor(shape: [], values: .int32([Int32(values.count)])),
    ]
    for isBinary in [true, false] {
      try KaldiNnet1Writer.write(tensors, to: scratch["model"], isBinary: isBinary)
      let file = try ModelFormats.open(scratch["model"])
      let scale: Tensor<Float> = try file.tensor("0.Rescale.scale")
      #expect(scale.scalars.map(\.isNaN) == values.map(\.isNaN))
      #expect(scale.scalars.map(\.sign) == values.map(\.sign))
      let numbers = zip(scale.scalars, values).filter { !$0.1.isNaN }
      #expect(numbers.allSatisfy { $0.0.bitPattern == $0.1.bitPattern })
      #expect(try file.tensor("0.Rescale.LearnRateCoef", as: Float.self).scalars == [-.infinity])
    }
  }

  static func integer(_ value: Int32) -> KaldiTensor {
    KaldiTensor(shape: [], values: .int32([value]))
  }

  /// A change to the sample's tensors, and what is said of it.
  static let refusals: [(name: String, tensor: KaldiTensor?, reason: String)] = [
    ("0.LstmProjected.bias", nil, "it is missing"),
    ("0.LstmProjected.w_r_m", nil, "as many as there are cells"),
    ("0.LstmProjected.input_dim", nil, "one int32 above 0"),
    ("0.LstmProjected.input_dim", integer(-4), "one int32 above 0"),
    ("0.LstmProjected.input_dim", integer(5), "[20, 4], and [20, 5] would fit"),
    ("0.LstmProjected.other", integer(5), "<LstmProjected> has no such tensor"),
    ("0.LstmProjected.CellClip", integer(5), "one float32 or float64"),
    ("0.LstmProjected.bias", KaldiTensor(shape: [20], values: .float32([1])), "[20], and [20]"),
    (
      "0.LstmProjected.bias",
      KaldiTensor(shape: [20], values: .int32([Int32](repeating: 1, count: 20))), "type int32"
    ),
    ("0.Softmax.input_dim", integer(5), "is <LstmProjected> by other names"),
    ("2.Softmax.input_dim", integer(5), "no component 1"),
    ("1.Softmax.input_dim", integer(3), "output_dim"),
    ("1.Gru.input_dim", integer(5), "not named as"), ("bias", integer(5), "not named as"),
    ("01.Softmax.input_dim", integer(5), "not named as"),
  ]

  @Test(arguments: refusals.indices)
  func refused(index: Int) throws {
    let scratch = try Scratch()
    let (name, tensor, reason) = Self.refusals[index]
    var tensors = try KaldiNnet1Writer.tensors(of: Fixture.open(Nnet1Tests.textPath))
    tensors[name] = tensor
    let error = try #require(throws: ModelFileError.self) {
      try KaldiNnet1Writer.write(tensors, to: scratch["model"], isBinary: true)
    }
    #expect(error.description.contains(reason), "\(error.description)")
    #expect(try scratch.names() == [])
  }

  @Test func whatDoesNotFitTogether() throws {
    let scratch = try Scratch()
    var tensors = try KaldiNnet1Writer.tensors(of: Fixture.open(Nnet1Tests.textPath))
    tensors["1.Softmax.input_dim"] = Self.integer(4)
    tensors["1.Softmax.output_dim"] = Self.integer(4)
    let chain = #expect(throws: ModelFileError.self) {
      try KaldiNnet1Writer.write(tensors, to: scratch["model"], isBinary: true)
    }
    #expect(chain?.variable == "1.Softmax.input_dim")
    let doubles = try KaldiNnet1Writer.tensors(of: Fixture.open(Nnet1Tests.allKindsPath))
    let text = #expect(throws: ModelFileError.self) {
      try KaldiNnet1Writer.write(doubles, to: scratch["model"], isBinary: false)
    }
    #expect(text?.reason.contains("doubles that are no float32") == true)
    #expect(throws: ModelFileError.self) {
      try KaldiNnet1Writer.write([:], to: scratch["model"], isBinary: false)
    }
    #expect(try scratch.names() == [])
  }
}
