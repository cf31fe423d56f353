import CaseFiles
import CrossCheck
import ModelFiles
public import Tensors

/// The names, shapes and gate order in which a program takes an LSTM's weights.
///
/// For all but `lockstep` the forget bias is added to the bias of its gate, since these have none.
public enum PortLayout: String, CaseIterable, Sendable {
  /// As in case files, which is TensorFlow's: kernel [I+H, 4H] and bias [4H], blocks i, j, f, o, and
  /// the forget bias apart. Every cell has it.
  case lockstep

  /// kernel [I, 4H], recurrent_kernel [H, 4H] and bias [4H], blocks i, f, c, o.
  case keras

  /// weight_ih_l0 [4H, I], weight_hh_l0 [4H, H], bias_ih_l0 and bias_hh_l0 [4H], blocks i, f, g, o.
  case pytorch

  /// W [1, 4H, I], R [1, 4H, H] and B [1, 8H], blocks i, o, f, c.
  case onnx

  /// Whether the weights of a cell can stand in it.
  public func holds(_ signature: Signature) -> Bool {
    switch self {
    case .lockstep: true
    case .keras: signature == .lstm
    case .pytorch, .onnx: signature == .lstm || signature == .lstmTwoBiases
    }
  }

  /// Writes a case for a program.
  ///
  /// - Precondition: it holds the cell.
  /// - Throws: `ModelFileError`.
  func write<Scalar: TensorScalar>(_ example: Case<Scalar>, to path: String) throws {
    guard self != .lockstep else {
      return try CaseFile.write(example, to: path, isDurable: false)
    }
    try CaseFile.write(
      example, layout: rawValue, tensors: tensors(of: example), options: [:], to: path)
  }

  /// All of a case's tensors.
  ///
  /// - Precondition: it holds the cell.
  func tensors<Scalar: TensorScalar>(of example: Case<Scalar>) throws -> NamedTensors<Scalar> {
    guard self != .lockstep else { return example.tensors }
    precondition(holds(example.signature), "\(rawValue) has no layout of this cell")
    var tensors: NamedTensors<Scalar> = ["inputs": example["inputs"]]
    for (name, tensor) in try self.tensors(GateWeights(suited(example))) { tensors[name] = tensor }
    for state in example.signature.states {
      tensors["initial_" + state] = example["initial_" + state]
    }
    return tensors
  }

  private func tensors<Scalar: TensorScalar>(
    _ weights: GateWeights<Scalar>
  ) throws -> NamedTensors<Scalar> {
    switch self {
    case .lockstep: return [:]
    case .keras:
      return [
        "kernel": try weights.kernel("ifjo"),
        "recurrent_kernel": try weights.recurrentKernel("ifjo"),
        "bias": try weights.bias("ifjo"),
      ]
    case .pytorch:
      let biases = try weights.biases("ifjo")
      return [
        "weight_ih_l0": try weights.kernel("ifjo").transposed(),
        "weight_hh_l0": try weights.recurrentKernel("ifjo").transposed(),
        "bias_ih_l0": biases.0, "bias_hh_l0": biases.1,
      ]
    case .onnx:
      let biases = try weights.biases("iofj")
      return [
        "W": try weights.kernel("iofj").transposed().reshaped(leading: 1),
        "R": try weights.recurrentKernel("iofj").transposed().reshaped(leading: 1),
        "B": try biases.0.followed(by: biases.1),
      ]
    }
  }
}

extension Tensor {
  fileprivate func reshaped(leading count: Int) throws -> Tensor {
    try Tensor([count] + shape.dimensions, scalars)
  }

  fileprivate func followed(by other: Tensor) throws -> Tensor {
    try Tensor([1, shape.count + other.shape.count], scalars + other.scalars)
  }
}
