/// What a tensor of a trace must hold past the end of a sequence that is shorter than T.
public enum Padding: Hashable, Sendable {
  /// The value of the step before, bit for bit: a state stays, and Keras repeats its outputs.
  case repeated

  /// Zeros: the outputs of TensorFlow, PyTorch and ONNX Runtime.
  case zeros

  /// Anything: it is not compared, and counts as unverifiable.
  case ignored

  /// Nothing: the entries of a table end with their sequences. It is neither compared nor counted.
  case absent
}
