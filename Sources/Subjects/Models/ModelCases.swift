public import CrossCheck
public import Networks
import RecurrentCells
public import Tensors

/// The cases of a model: of each recurrent layer its weights, with inputs and initial states that are
/// drawn, or from states of zeros with inputs that somebody gave.
///
/// A layer is fed with what the subject itself gives out of the layer below. Where it has no answer
/// there that fits, and of a layer that is no recurrent one, the native cells' is taken.
///
///     let cases = try ModelCases(network, name: "model.ckpt", subject: subject, ModelDraw())
///     let campaign = Campaign(options, subject: subject, judge: judge) { index in
///       try cases.makeCase(ofLayer: 0, at: index)
///     }
public struct ModelCases<Scalar: SubjectScalar>: Sendable {
  private let network: Network<Scalar>
  private let name: String
  private let subject: any Subject<Scalar>
  private let inputs: Inputs

  private enum Inputs: Sendable {
    case drawn(ModelDraw, CaseGenerator<Scalar>)
    case given(Tensor<Scalar>)
  }

  /// - Parameter name: what the model is called in the cases' provenance.
  /// - Throws: `InvalidOptions` if no cases can be drawn of such sizes.
  public init(
    _ network: Network<Scalar>, name: String, subject: any Subject<Scalar>, _ draw: ModelDraw
  ) throws(InvalidOptions) {
    (self.network, self.name, self.subject) = (network, name, subject)
    inputs = .drawn(draw, try draw.inputs(of: network))
  }

  /// One case for each layer.
  ///
  /// - Parameters:
  ///   - name: what the model is called in the cases' provenance.
  ///   - inputs: time-major, `[T, B, I]`.
  /// - Throws: `NetworkError` if they do not fit the network.
  public init(
    _ network: Network<Scalar>, name: String, subject: any Subject<Scalar>, inputs: Tensor<Scalar>
  ) throws(NetworkError) {
    let shape = inputs.shape.dimensions
    guard shape.count == 3, shape[1] > 0, shape[2] == network.inputSize else {
      throw .argument(
        "The inputs must have the shape [T, B, \(network.inputSize)], not \(inputs.shape)")
    }
    (self.network, self.name, self.subject) = (network, name, subject)
    self.inputs = .given(inputs)
  }

  /// The case of an index for one layer; the same index is the same inputs of the model for all layers.
  ///
  /// - Parameter place: of a recurrent layer.
  /// - Throws: if the tensors do not fit into memory.
  public func makeCase(ofLayer place: Int, at index: Int) throws -> Case<Scalar> {
    var frames = try frames(at: index)
    for below in 0..<place {
      let layer = network.layers[below]
      frames =
        layer.signature.isRecurrent
        ? try outputs(of: makeCase(layer, at: below, fedWith: frames, index))
        : try Network(layers: [layer]).run(frames).outputs
    }
    return try makeCase(network.layers[place], at: place, fedWith: frames, index)
  }

  private func frames(at index: Int) throws -> Tensor<Scalar> {
    switch inputs {
    case .given(let frames): return frames
    case .drawn(_, let generator):
      let drawn = generator.tensors(named: ["inputs"], at: ModelDraw.generatorIndex(of: index))
      guard let frames = drawn["inputs"] else { preconditionFailure("every cell has inputs") }
      return frames
    }
  }

  private func makeCase(
    _ layer: Layer<Scalar>, at place: Int, fedWith frames: Tensor<Scalar>, _ index: Int
  ) throws -> Case<Scalar> {
    let rows = try layer.splice?.run(frames) ?? frames
    let batch = rows.shape.dimensions[1]
    var (states, source) = (NamedTensors<Scalar>(), "\(network.partName(at: place)) of \(name)")
    switch inputs {
    case .drawn(let draw, let generator):
      source += ", case \(draw.seed):\(index)"
      let block = generator.block(containing: ModelDraw.generatorIndex(of: index))
      states = try draw.initialStates(
        of: layer, at: place, batch: batch, profile: block.profile ?? .generic, index: index)
    case .given:
      for state in layer.signature.states {
        let width = layer.signature.width(of: state) == .P ? layer.outputSize : layer.hiddenSize
        states[state] = try Tensor([batch, width], repeating: 0)
      }
    }
    return try ModelCheck<Scalar>.makeCase(
      layer, inputs: rows, initialStates: states, name: source)
  }

  /// What the subject gives out, or the native cell where the subject gives nothing that fits.
  private func outputs(of example: Case<Scalar>) throws -> Tensor<Scalar> {
    if let trace = try? subject.trace(of: example), (try? trace.validate(for: example)) != nil,
      let outputs = trace.tensors["h"]
    {
      return outputs
    }
    guard let outputs = try NativeSubject<Scalar>().trace(of: example).tensors["h"] else {
      preconditionFailure("every recurrent cell has h")
    }
    return outputs
  }
}
