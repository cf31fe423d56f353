/// A network of Kaldi's nnet1, as text or binary.
///
/// Variables are named after their components, which are counted from 0:
/// `0.LstmProjected.w_gifo_x`, settings such as `0.LstmProjected.CellClip` as they are in the file,
/// and for each component the int32 scalars `0.LstmProjected.input_dim` and `.output_dim`.
/// `<LstmProjectedStreams>` is `LstmProjected`, its `<ClipGradient>` `GradClip`: so Kaldi has it.
///
/// Text is read as float32. Opening reads all of the file, since it has no index.
public struct Nnet1File: ModelFile {
  public let format = "Kaldi nnet1"
  public let path: String
  public let variables: [Variable]

  private let tensors: [String: KaldiTensor]

  /// - Throws: `ModelFileError` if it is damaged, or has a component of a kind that is not read.
  public init(_ file: MappedFile) throws(ModelFileError) {
    path = file.path
    let stream = try KaldiStream(path: file.path, MappedSource(file))
    var tensors: [String: KaldiTensor] = [:]
    for (index, component) in try Nnet1Parser(stream).components().enumerated() {
      let prefix = "\(index).\(component.kind.name)."
      for (name, tensor) in component.tensors { tensors[prefix + name] = tensor }
      for (name, size) in [
        ("input_dim", component.sizes.inputs), ("output_dim", component.sizes.outputs),
      ] {
        tensors[prefix + name] = KaldiTensor(shape: [], values: .int32([Int32(size)]))
      }
    }
    self.tensors = tensors
    variables = tensors.map { name, tensor in
      Variable(name: name, type: tensor.values.type, shape: tensor.shape)
    }.sorted { $0.name < $1.name }
  }

  public func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let tensor = tensors[variable.name] else {
      throw ModelFileError(
        path: path, variable: variable.name, reason: "there is no such variable")
    }
    return try tensor.values.withLittleEndianBytes(body)
  }
}
