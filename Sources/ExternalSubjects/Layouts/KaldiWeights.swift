import CrossCheck
import ModelFiles
import Networks
import Subjects
import Tensors

/// An LSTM as a network of Kaldi's nnet1 with one component.
enum KaldiWeights {
  /// The cells that LstmProjected can be.
  static let signatures: [Signature] =
    [.lstm, .lstmTwoBiases]
    + Signature.extendedLSTMs.filter { $0.gates.count == Signature.lstm.gates.count }

  /// The network's tensors, under the names that nnet1's writer knows.
  ///
  /// - Precondition: the cell is one of `signatures`, the case one of `CaseForm`'s for Kaldi.
  static func network<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws -> [String: KaldiTensor] {
    var parameters: NamedTensors<Scalar> = [:]
    for parameter in example.signature.parameters {
      parameters[parameter.name] = example[parameter.name]
    }
    let layer = try Layer(
      name: "lstm", signature: example.signature, parameters: parameters, options: example.options)
    return try Network(layers: [layer]).kaldiTensors().tensors
  }

  /// The weights alone, under the names that Kaldi's source has.
  static func tensors<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws -> NamedTensors<Scalar> {
    let network = try network(of: example)
    var tensors: NamedTensors<Scalar> = [:]
    for name in names {
      guard let tensor = network["0.LstmProjected." + name] else { continue }
      let scalars: [Scalar] =
        switch tensor.values {
        case .float32(let numbers): numbers.map { Scalar($0) }
        case .float64(let numbers): numbers.map { Scalar($0) }
        case .int32: []
        }
      tensors[name] = try Tensor(tensor.shape, scalars)
    }
    return tensors
  }

  private static let names = [
    "w_gifo_x", "w_gifo_r", "bias", "peephole_i_c", "peephole_f_c", "peephole_o_c", "w_r_m",
  ]
}
