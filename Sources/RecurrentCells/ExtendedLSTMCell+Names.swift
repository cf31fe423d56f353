public import Tensors

extension ExtendedLSTMCell {
  /// The cell of the tensors and options of its `Signature`: `kernel`, `bias` and, where they are
  /// there, `peephole_i`, `peephole_f`, `peephole_o` and `projection`; `forget_bias`, `cell_clip` and
  /// `projection_clip`.
  ///
  /// - Parameters:
  ///   - parameters: others than these are not looked at.
  ///   - options: without a `forget_bias` it is 1, without a clip there is no limit; others are not
  ///     looked at.
  ///   - isCoupled: whether i = 1 − f.
  ///   - activation: how σ and tanh are computed.
  /// - Throws: `CellError` if a tensor is missing or a shape does not fit.
  public init(
    parameters: NamedTensors<Scalar>, options: [String: Double], isCoupled: Bool,
    activation: Activation = .standard
  ) throws(CellError) {
    func required(_ name: String) throws(CellError) -> Tensor<Scalar> {
      guard let tensor = parameters[name] else { throw .missing(tensor: name) }
      return tensor
    }
    var peepholes: Peepholes?
    if parameters.names.contains(where: { $0.hasPrefix("peephole_") }) {
      peepholes = Peepholes(
        i: parameters["peephole_i"], f: try required("peephole_f"), o: try required("peephole_o"))
    }
    try self.init(
      kernel: required("kernel"), bias: required("bias"), peepholes: peepholes,
      projection: parameters["projection"], forgetBias: Scalar(options["forget_bias"] ?? 1),
      cellClip: Scalar(options["cell_clip"] ?? 0),
      projectionClip: Scalar(options["projection_clip"] ?? 0), isCoupled: isCoupled,
      activation: activation)
  }
}
