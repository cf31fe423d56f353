public import Tensors

/// A framework that can be a subject; an adapter in `lockstep_reference.frameworks` for each.
public struct Framework: Hashable, Sendable {
  /// The adapter's module, and the name of the subject.
  public let name: String

  /// What it is, in a sentence.
  public let title: String

  /// The precisions that it computes the cell in.
  public let dtypes: [DType]

  public static let all = [
    Framework(name: "pytorch", title: "torch.nn.LSTM"),
    Framework(name: "pytorch_cell", title: "torch.nn.LSTMCell"),
    Framework(name: "tensorflow", title: "tf.compat.v1.nn.rnn_cell.BasicLSTMCell"),
    Framework(name: "keras", title: "keras.layers.LSTMCell"),
    Framework(name: "onnxruntime", title: "the ONNX operator LSTM", dtypes: [.float32]),
    Framework(name: "jax", title: "the equations in jax.numpy, compiled"),
  ]

  /// - Returns: nil if there is none of that name.
  public init?(named name: String) {
    guard let framework = Self.all.first(where: { $0.name == name }) else { return nil }
    self = framework
  }

  private init(name: String, title: String, dtypes: [DType] = DType.allCases) {
    (self.name, self.title, self.dtypes) = (name, title, dtypes)
  }
}
