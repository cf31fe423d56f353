import CrossCheck
import Subjects
public import Tensors

/// The names, shapes and gate order in which a program takes an LSTM's weights.
///
/// For all but `tensorflow` the forget bias is added to the bias of its gate, since these have none.
public enum PortLayout: String, CaseIterable, Sendable {
  /// As in case files: kernel [I+H, 4H] and bias [4H], blocks i, j, f, o, and the forget bias apart.
  /// Every cell has it.
  case tensorflow

  /// kernel [I, 4H], recurrent_kernel [H, 4H] and bias [4H], blocks i, f, c, o.
  case keras

  /// weight_ih_l0 [4H, I], weight_hh_l0 [4H, H], bias_ih_l0 and bias_hh_l0 [4H], blocks i, f, g, o.
  case pytorch

  /// W [1, 4H, I], R [1, 4H, H] and B [1, 8H], blocks i, o, f, c.
  case onnx

  /// Those of nnet1's LstmProjected: w_gifo_x [4H, I], w_gifo_r [4H, P], bias [4H], blocks g, i, f, o;
  /// peephole_i_c, peephole_f_c and peephole_o_c [H], zeros if the cell has none; w_r_m [P, H], the
  /// identity if the cell does not project.
  case kaldi

  /// Whether the forget bias is apart from the bias.
  var hasForgetBias: Bool { self == .tensorflow }

  /// Whether it has two biases.
  var hasTwoBiases: Bool { self == .pytorch || self == .onnx }

  /// Whether the weights of a cell can stand in it.
  public func holds(_ signature: Signature) -> Bool {
    switch self {
    case .tensorflow: true
    case .keras: signature == .lstm
    case .pytorch, .onnx: signature == .lstm || signature == .lstmTwoBiases
    case .kaldi: KaldiWeights.signatures.contains(signature)
    }
  }

  /// The cells whose weights can stand in it, with commas between.
  public var cells: String {
    Signature.all.filter(holds).map(\.cell).joined(separator: ", ")
  }

  /// What a program is told that the cell is: with two biases an LSTM is one.
  func cell(of signature: Signature) -> String {
    hasTwoBiases && signature == .lstmTwoBiases ? Signature.lstm.cell : signature.cell
  }

  /// What a case's header calls it; nil for that of case files.
  var headerName: String? { self == .tensorflow ? nil : rawValue }

  /// What the tensors do not say.
  func options<Scalar>(of example: Case<Scalar>) -> [String: Double] {
    switch self {
    case .tensorflow: example.options
    case .keras, .pytorch, .onnx: [:]
    case .kaldi: ["cell_clip": example.options["cell_clip"] ?? 0]
    }
  }

  /// All of a case's tensors.
  ///
  /// - Precondition: it holds the cell.
  func tensors<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> NamedTensors<Scalar> {
    guard self != .tensorflow else { return example.tensors }
    precondition(holds(example.signature), "\(rawValue) has no layout of this cell")
    var tensors: NamedTensors<Scalar> = ["inputs": example["inputs"]]
    for (name, tensor) in try weights(of: CaseForm(layout: self).suited(example)) {
      tensors[name] = tensor
    }
    for state in example.signature.states {
      tensors["initial_" + state] = example["initial_" + state]
    }
    return tensors
  }

  private func weights<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws -> NamedTensors<Scalar> {
    let weights = GateWeights(example)
    switch self {
    case .tensorflow: return [:]
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
    case .kaldi: return try KaldiWeights.tensors(of: example)
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
