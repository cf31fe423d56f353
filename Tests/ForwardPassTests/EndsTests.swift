import ForwardPass
import ModelFiles
import RecurrentCells
import Tensors
import Testing

/// From every source into every sink.
@Suite struct EndsTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Runs the network from one place to another.
  private func forward<Scalar: CellScalar>(
    _ inputs: String, _ outputs: String, isBatchMajor: Bool = false, as _: Scalar.Type = Float.self
  ) throws {
    let network: UtterancePipeline<Scalar> = try UtterancePipeline([
      ForwardStage(name: "the model", makeNetwork())
    ])
    let source: any FeatureSource<Scalar> = try FeaturePlace(inputs).open(
      isBatchMajor: isBatchMajor)
    let sink: any OutputSink<Scalar> = try OutputPlace(outputs).open(source.arrangement)
    _ = try network.run(source, into: sink)
    try sink.commit()
  }

  private func expected(_ features: Tensor<Float>) throws -> Tensor<Float> {
    try outputs(of: makeNetwork(), features)
  }

  private func array(_ path: String, _ name: String? = nil) throws -> Tensor<Float> {
    let file = try ModelFormats.open(path)
    return try file.tensor(name ?? file.variables[0].name)
  }

  private func entries(_ specifier: String) throws -> [KaldiEntry] {
    let reader = try KaldiReader(KaldiReadSpecifier(specifier))
    var entries: [KaldiEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  /// An archive of utterances of 5 and 2 frames.
  private func writeArchive() throws -> [Tensor<Float>] {
    let features: [Tensor<Float>] = [try ramp([5, 3], from: -1), try ramp([2, 3], from: 0.4)]
    let writer = try KaldiWriter(
      KaldiWriteSpecifier("ark,scp:\(folder("in.ark")),\(folder("in.scp"))"))
    for (key, matrix) in zip(["zoe", "abe"], features) {
      try writer.write(KaldiEntry(key: key, matrix: matrix))
    }
    try writer.commit()
    return features
  }

  @Test("From a table into each kind of table", arguments: ["ark", "ark,t", "ark,scp"])
  func tables(kind: String) throws {
    let features = try writeArchive()
    let script = kind == "ark,scp" ? "," + folder("out.scp") : ""
    try forward("scp:" + folder("in.scp"), "\(kind):\(folder("out.ark"))\(script)")
    let written = try entries(
      kind == "ark,scp" ? "scp:" + folder("out.scp") : "ark:" + folder("out.ark"))
    #expect(written.map(\.key) == ["zoe", "abe"])
    for (entry, features) in zip(written, features) {
      let matrix: Tensor<Float> = try #require(entry.matrix())
      #expect(try matrix.isBitwiseEqual(to: expected(features)))
    }
  }

  @Test("From a table into an .npz and on into a table, keys and order kept")
  func namedArrays() throws {
    let features = try writeArchive()
    try forward("ark:" + folder("in.ark"), folder("out.npz"))
    #expect(try array(folder("out.npz"), "abe").isBitwiseEqual(to: expected(features[1])))
    // The outputs are of 4 columns: an .npz of features instead.
    let writer = try NPZWriter(path: folder("in.npz"))
    try writer.add("zoe", features[0])
    try writer.add("abe", features[1])
    try writer.commit()
    try forward(folder("in.npz"), "ark:" + folder("again.ark"))
    let written = try entries("ark:" + folder("again.ark"))
    #expect(written.map(\.key) == ["zoe", "abe"])
    #expect(written.map(\.shape) == [[5, 4], [2, 4]])
    try forward(folder("in.npz") + ":abe", folder("out.npy"))
    #expect(try array(folder("out.npy")).isBitwiseEqual(to: expected(features[1])))
  }

  @Test("Several sequences of an array come out in its order", arguments: [false, true])
  func batch(isBatchMajor: Bool) throws {
    let sequences: [Tensor<Float>] = try [-1, 0.2].map { try ramp([5, 3], from: $0) }
    let rows =
      isBatchMajor
      ? (0..<2).flatMap { b in (0..<5).map { (b, $0) } }
      : (0..<5).flatMap { t in (0..<2).map { ($0, t) } }
    let scalars = rows.flatMap { b, t in sequences[b].scalars[t * 3..<t * 3 + 3] }
    let shape = isBatchMajor ? [2, 5] : [5, 2]
    try NPYWriter.write(Tensor(shape + [3], scalars), to: folder("in.npy"))
    try forward(folder("in.npy"), folder("out.npy"), isBatchMajor: isBatchMajor)
    let expected = try sequences.map { try self.expected($0) }
    let written = try array(folder("out.npy"))
    #expect(written.shape.dimensions == shape + [4])
    #expect(written.scalars == rows.flatMap { b, t in expected[b].scalars[t * 4..<t * 4 + 4] })
    try forward(folder("in.npy"), "ark:" + folder("out.ark"), isBatchMajor: isBatchMajor)
    #expect(try entries("ark:" + folder("out.ark")).map(\.key) == ["0", "1"])
  }

  @Test("A second utterance for an .npy is refused, and leaves nothing behind")
  func secondUtterance() throws {
    _ = try writeArchive()
    let error = #expect(throws: ForwardError.self) {
      try forward("ark:" + folder("in.ark"), folder("out.npy"))
    }
    #expect(error?.description.contains("abe is a second utterance") == true)
    #expect(folder.names == ["in.ark", "in.scp"])
  }

  @Test("float64 is computed and written as it is")
  func doubles() throws {
    let features: Tensor<Double> = try ramp([5, 3], from: 0.123)
    try NPYWriter.write(features, to: folder("in.npy"))
    try forward(folder("in.npy"), "ark:" + folder("out.ark"), as: Double.self)
    let entry = try #require(try entries("ark:" + folder("out.ark")).first)
    let matrix: Tensor<Double> = try #require(entry.matrix())
    #expect(entry.values.type == .float64)
    #expect(try matrix.isBitwiseEqual(to: outputs(of: makeNetwork(), features)))
  }

  @Test(
    "What holds no features is refused, and what to write is said",
    arguments: [
      ("nowhere.npy", "there is no such file"), ("in.ark", "write ark:"), ("one.npy", "[T, I]"),
      ("mixed.npz", "has the shape [2]"), ("mixed.npz:x", "There are: bad, good"),
      ("ark:vector.ark", "Utterance v is a vector of 2 numbers"),
    ])
  func refused(name: String, part: String) throws {
    _ = try writeArchive()
    let vector = try Tensor<Float>([2], [1, 2])
    try NPYWriter.write(vector, to: folder("one.npy"))
    let writer = try NPZWriter(path: folder("mixed.npz"))
    try writer.add("good", ramp([4, 3], from: 0, as: Float.self))
    try writer.add("bad", vector)
    try writer.commit()
    let table = try KaldiWriter(KaldiWriteSpecifier("ark:" + folder("vector.ark")))
    try table.write(KaldiEntry(key: "v", shape: [2], values: .float32([1, 2])))
    try table.commit()
    let place = name.hasPrefix("ark:") ? "ark:" + folder(String(name.dropFirst(4))) : folder(name)
    let error = #expect(throws: ForwardError.self) { try forward(place, folder("out.npz")) }
    #expect(error?.description.contains(part) == true, "\(String(describing: error))")
  }

  @Test("A name that does not say what to write is refused")
  func unknownOutput() throws {
    #expect(throws: ForwardError.self) { try OutputPlace("out.bin") }
  }
}
