import CaseFiles
import CrossCheck
import ModelFiles
import Tensors
import Testing

@Suite struct RoundTripTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func same<Scalar: TensorScalar>(_ left: Case<Scalar>, _ right: Case<Scalar>) -> Bool {
    left.signature == right.signature && left.sizes == right.sizes
      && left.options == right.options && left.provenance == right.provenance
      && left.tensors.names == right.tensors.names
      && left.tensors.allSatisfy { $0.tensor.isBitwiseEqual(to: right[$0.name]) }
  }

  @Test("A case of every cell comes back bit for bit", arguments: Signature.all)
  func cells(signature: Signature) throws {
    // Doubles that many readers of JSON round.
    var values = [0.1 + 0.2, .leastNonzeroMagnitude, -.greatestFiniteMagnitude]
    let options = signature.options.mapValues { _ in values.removeLast() }
    let narrow = try someCase(signature, options: options, as: Float.self)
    let wide = try someCase(signature, options: options, as: Double.self)
    try CaseFile.write(narrow, finding: someFinding, to: folder["narrow.npz"])
    try CaseFile.write(wide, to: folder["wide.npz"])
    let narrowFile = try CaseFile(path: folder["narrow.npz"])
    let wideFile = try CaseFile(path: folder["wide.npz"])
    guard case .float32(let narrowCase) = narrowFile.stored,
      case .float64(let wideCase) = wideFile.stored
    else {
      Issue.record("another precision was read")
      return
    }
    #expect(same(narrowCase, narrow))
    #expect(same(wideCase, wide))
    #expect(narrowFile.finding == someFinding)
    #expect(wideFile.finding == nil)
    #expect(try folder.names() == ["narrow.npz", "wide.npz"])
  }

  @Test(
    "Where a case came from comes back",
    arguments: [
      Provenance.generated(seed: .max, index: 0, profile: .tiny),
      .sourceExample(seed: 0, index: .max), .given(name: "a \"name\"\\\n\u{7F}\u{1F600}"),
      .shrunk(from: .generated(seed: 3, index: 4, profile: .probe)),
      .shrunk(from: .given(name: "")),
    ])
  func provenance(provenance: Provenance) throws {
    let example = try someCase(provenance: provenance, as: Float.self)
    try CaseFile.write(example, to: folder["case.npz"])
    #expect(try CaseFile(path: folder["case.npz"]).stored.provenance == provenance)
  }

  @Test("The same case gives the same bytes")
  func sameBytes() throws {
    for name in ["first.npz", "second.npz"] {
      try CaseFile.write(someCase(as: Double.self), finding: someFinding, to: folder[name])
    }
    #expect(try folder.bytes("first.npz") == folder.bytes("second.npz"))
  }

  @Test(
    "An option that JSON does not have is refused, and leaves no file",
    arguments: [Double.nan, .infinity])
  func unfiniteOption(value: Double) throws {
    let example = try someCase(options: ["forget_bias": value], as: Float.self)
    #expect(throws: ModelFileError.self) {
      try CaseFile.write(example, to: folder["case.npz"])
    }
    #expect(try folder.names() == [])
  }

  @Test("A finding of any length can be read again")
  func longFinding() throws {
    let finding = RecordedFinding(
      subject: "native", verdict: .failed, tensor: nil,
      explanation: String(repeating: "a\u{1}", count: 1_000_000))
    try CaseFile.write(someCase(as: Float.self), finding: finding, to: folder["case.npz"])
    #expect(try CaseFile(path: folder["case.npz"]).finding == finding)
  }

  @Test("What Fortran or a big-endian machine wrote is read as what it means")
  func foreignOrder() throws {
    let example = try someCase(as: Float.self)
    let bias = example["bias"].scalars.flatMap { scalar in
      withUnsafeBytes(of: scalar.bitPattern.bigEndian) { Array($0) }
    }
    // [B, H] = [2, 4]: the first axis varies fastest.
    let c = example["initial_c"].scalars
    let columns = (0..<4).flatMap { unit in [c[unit], c[4 + unit]] }.flatMap { scalar in
      withUnsafeBytes(of: scalar.bitPattern.littleEndian) { Array($0) }
    }
    try Forgery()
      .holding("bias", Forgery.array(">f4", "(16,)", bias))
      .holding("initial_c", Forgery.array("<f4", isFortran: true, "(2, 4)", columns))
      .write(to: folder["case.npz"])
    guard case .float32(let read) = try CaseFile(path: folder["case.npz"]).stored else {
      Issue.record("another precision was read")
      return
    }
    #expect(read["bias"].isBitwiseEqual(to: example["bias"]))
    #expect(read["initial_c"].isBitwiseEqual(to: example["initial_c"]))
  }
}
