import ModelFiles
import Tensors
import Testing

@Suite struct Nnet1Tests {
  static let textPath = "kaldi/nnet1/lstmp_4x5p3.nnet.txt"
  static let binaryPath = "kaldi/nnet1/lstmp_4x5p3.nnet"
  static let allKindsPath = "kaldi/nnet1/all_kinds.nnet"

  static func contents(_ file: any ModelFile) throws -> [Variable: [UInt8]] {
    var contents: [Variable: [UInt8]] = [:]
    for variable in file.variables {
      contents[variable] = try file.withBytes(of: variable) { Array($0) }
    }
    #expect(contents.count == file.variables.count)
    #expect(contents.allSatisfy { $0.key.byteCount == $0.value.count })
    return contents
  }

  @Test func sample() throws {
    let file = try Fixture.open(Self.textPath)
    #expect(file.format == "Kaldi nnet1")
    let float = ElementType.float32
    var expected = [
      "w_gifo_x": [20, 4], "w_gifo_r": [20, 3], "bias": [20], "peephole_i_c": [5],
      "peephole_f_c": [5], "peephole_o_c": [5], "w_r_m": [3, 5],
    ].map { Variable(name: "0.LstmProjected." + $0, type: float, shape: $1) }
    let settings: [String: Float] = [
      "LearnRateCoef": 1, "BiasLearnRateCoef": 1, "CellClip": 50, "DiffClip": 1,
      "CellDiffClip": 0, "GradClip": 250,
    ]
    for (name, value) in settings {
      let variable = Variable(name: "0.LstmProjected." + name, type: float, shape: [])
      expected.append(variable)
      #expect(try file.tensor(variable.name).scalars == [value])
    }
    for (name, value) in [("input_dim", 4), ("output_dim", 3)] {
      let variable = Variable(name: "0.LstmProjected." + name, type: .int32, shape: [])
      expected.append(variable)
      #expect(try file.integers(variable) == [value])
    }
    #expect(file.variables == expected.sorted { $0.name < $1.name })
    let weights: Tensor<Float> = try file.tensor("0.LstmProjected.w_gifo_x")
    #expect(
      weights.scalars.prefix(5) == [0.8943142, 0.2182549, 0.04824873, -0.9317464, -0.1386941])
    #expect(try file.tensor("0.LstmProjected.w_r_m", as: Float.self).scalars.last == -0.2801867)
  }

  /// The same network, its bytes laid out by a program of its own.
  @Test func binaryIsTheSame() throws {
    #expect(
      try Self.contents(Fixture.open(Self.binaryPath)) == Self.contents(Fixture.open(Self.textPath))
    )
  }

  @Test func allKinds() throws {
    let file = try Fixture.open(Self.allKindsPath)
    let expected = try Fixture.open("kaldi/nnet1/all_kinds.expect.npz")
    #expect(try Self.contents(file) == Self.contents(expected))
    #expect(file.variables.count == 44)
    #expect(file["3.LstmProjected.GradClip"]?.type == .float64)
    #expect(file["5.Tanh.input_dim"]?.shape == [])
  }

  @Test(arguments: [Nnet1Tests.binaryPath, Nnet1Tests.allKindsPath])
  func binaryTruncations(path: String) throws {
    let whole = try Fixture.bytes(path)
    // White space behind the last marker is not missed.
    for count in whole.indices {
      #expect(throws: ModelFileError.self, "\(count) bytes") {
        try Fixture.open(Array(whole[..<count]))
      }
    }
    let more = #expect(throws: ModelFileError.self) { try Fixture.open(whole + [1]) }
    #expect(more?.reason.contains("more follows behind </Nnet>") == true)
  }

  @Test func textTruncations() throws {
    let whole = try Fixture.bytes(Self.textPath)
    // The last is a new line, which is not missed.
    for count in whole.indices.dropLast() {
      #expect(throws: ModelFileError.self, "\(count) bytes") {
        try Fixture.open(Array(whole[..<count]))
      }
    }
    #expect(try Fixture.open(whole.dropLast() + [])["0.LstmProjected.bias"] != nil)
  }

  @Test(arguments: [Nnet1Tests.textPath, Nnet1Tests.binaryPath, Nnet1Tests.allKindsPath])
  func bitFlips(path: String) throws {
    try Hostile.bitFlips(of: try Fixture.bytes(path), rounds: 1500)
  }

  static let softmax = "<Softmax> 2 2\n"
  static let affine = "<AffineTransform> 2 1\n"

  static let refusals: [(text: String, reason: String)] = [
    ("<Nnet> </Nnet> ", "the network has no components"),
    ("<Nnet> <Softmax> 2 2 <Nnet> ", "component 1, line 1: <Nnet> is no component that is read"),
    (
      "<Nnet> <BlstmProjected> 2 2 </Nnet> ",
      "<BlstmProjected> is no component that is read. Read are"
    ),
    ("<Nnet> \(softmax)<Dropout> 2 2 </Nnet> ", "component 1, line 2: <Dropout> is no"),
    ("<Nnet> <Softmax> 2 3 </Nnet> ", "3 inputs and 2 outputs"),
    ("<Nnet> <Splice> 5 2 [ 0 1 ]\n</Nnet> ", "2 inputs and 5 outputs"),
    ("<Nnet> <Splice> 4 2 [ 0 1 2 ]\n</Nnet> ", "offsets is of shape [3], and [2] would fit"),
    ("<Nnet> <Splice> 4 2 [ 0 1.5 ]\n</Nnet> ", "1.5 is no integer"),
    ("<Nnet> <Splice> 4 2 [\n0\n1 ]\n</Nnet> ", "in one line"),
    ("<Nnet> <Softmax> 0 0 </Nnet> ", "its number of outputs is said to be 0"),
    ("<Nnet> <Softmax> 2 -2 </Nnet> ", "its number of inputs is said to be -2"),
    ("<Nnet> <Softmax> 2 2147483648 </Nnet> ", "\"2147483648\" is no number of inputs"),
    ("<Nnet> <Softmax> x 2 </Nnet> ", "\"x\" is no number of outputs"),
    ("<Nnet> \(softmax)<Tanh> 3 3 </Nnet> ", "<Tanh> has 3 inputs, and <Softmax> before it has 2"),
    ("<Nnet> \(softmax) 5 </Nnet> ", "there is no marker"),
    ("<Nnet> \(softmax)<!End> </Nnet> ", "<!End>"),
    ("<Nnet> \(softmax)</Nnet> x", "more follows"), ("<Nnet>x", "is no marker"),
    ("<Nnet>", "is no marker"),
    ("<Nnet> \(affine)<MaxNorm> x [ 1 ] [ 1 ]", "\"x\" is no MaxNorm"),
    (
      "<Nnet> \(affine)<MaxNorm> 1 <MaxNorm> 1 [ 1 ]",
      "<MaxNorm> is no setting of it, or there twice"
    ),
    ("<Nnet> \(affine)<CellClip> 1 [ 1 ]", "<CellClip> is no setting of it"),
    ("<Nnet> \(affine)<ClipGradient> 1 [ 1 ]", "<ClipGradient> is no setting of it"),
    ("<Nnet> \(affine)[\n 1 2 ]\n", "linearity is of shape [1, 2], and [2, 1] would fit"),
    ("<Nnet> \(affine)[\n 1\n2 ]\n[ 1 ]", "bias is of shape [1], and [2] would fit"),
    ("<Nnet> \(affine)[\n 1\n2 ]\n[\n1\n2 ]", "bias is of shape [2, 1]"),
    ("<Nnet> \(affine)[\n 1\n2 ", "component 0, <AffineTransform>, line 4: the closing bracket"),
    ("<Nnet> <LstmProjected> 1 1 [ 1 ]", "<CellDim>, is missing"),
    ("<Nnet> <LstmProjected> 1 1 <CellDim> 2147483647 [ 1 ]", "[8589934588, 1] would fit"),
    ("<Nnet> <" + String(repeating: "x", count: 80) + "> ", "is no marker"),
  ]

  @Test(arguments: refusals.indices)
  func refused(index: Int) throws {
    let (text, reason) = Self.refusals[index]
    let error = try #require(throws: ModelFileError.self) { try Fixture.open(Array(text.utf8)) }
    #expect(error.description.contains(reason), "\(error.description)")
    #expect(error.path == "model")
  }

  /// Lengths that lie are found before memory is taken for them.
  @Test func binaryLies() throws {
    let begin = [0, 0x42] + Array("<Nnet> <AffineTransform> ".utf8)
    let dimensions = KaldiDamageTests.integer(2) + KaldiDamageTests.integer(3)
    let cases: [([UInt8], String)] = [
      (
        Array("FM ".utf8) + KaldiDamageTests.integer(.max) + KaldiDamageTests.integer(.max),
        "cut off"
      ),
      (
        Array("FM ".utf8) + KaldiDamageTests.integer(-1) + KaldiDamageTests.integer(3),
        "said to be -1"
      ),
      (Array("<MaxNorm> ".utf8) + [5, 0, 0, 0, 0], "its width is said to be 5"),
      (Array("<MaxNorm> ".utf8) + [4, 0, 0], "there is no MaxNorm"),
      (Array("XX ".utf8), "\"XX\" is no token"), ([], "there is no token"),
    ]
    for (bytes, reason) in cases {
      let error = try #require(throws: ModelFileError.self) {
        try Fixture.open(begin + dimensions + bytes)
      }
      #expect(error.reason.contains("component 0, <AffineTransform>, byte "), "\(error.reason)")
      #expect(error.reason.contains(reason), "\(error.reason)")
    }
  }
}
