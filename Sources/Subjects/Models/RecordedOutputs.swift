import CrossCheck
public import Tensors

/// Outputs of a model that somebody else computed and wrote down.
public struct RecordedOutputs<Scalar: SubjectScalar>: Sendable {
  /// Where they are from, such as `io.npz:outputs`.
  public let name: String

  /// Time-major: the last recurrent layer's `[T, B, H]`, or the output layer's `[T, B, N]`.
  public let tensor: Tensor<Scalar>

  /// What they were computed in, by NumPy's name.
  public let format: String

  /// Of outputs that were read from decimal text, half a unit of the last digit printed of each
  /// number, finite and not negative, and 0 for one that is exact; nil if all are.
  public let halfUnits: Tensor<Double>?

  public init(
    name: String, tensor: Tensor<Scalar>, format: String, halfUnits: Tensor<Double>? = nil
  ) {
    self.name = name
    self.tensor = tensor
    self.format = format
    self.halfUnits = halfUnits
  }

  /// The outputs as a trace that holds them as the state of that name.
  func trace(_ state: String) -> Trace<Scalar> {
    var units = NamedTensors<Double>()
    units[state] = halfUnits
    return Trace(tensors: [state: tensor], halfUnits: units)
  }
}
