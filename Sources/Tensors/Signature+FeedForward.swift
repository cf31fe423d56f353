extension Signature {
  /// A layer with weights and a bias: y = x·kernel + bias, H outputs.
  ///
  /// It reads no state: its one state, y, is its output, and the initial y is not used. So it is with
  /// all that follow.
  public static let dense = weighted("dense")

  /// The same with softmax: y = softmax(x·kernel + bias).
  public static let denseSoftmax = weighted("dense_softmax")

  /// y = softmax(x).
  public static let softmax = elementwise("softmax")

  /// y = σ(x).
  public static let sigmoid = elementwise("sigmoid")

  /// y = tanh(x).
  public static let tanh = elementwise("tanh")

  /// y = x + shift, as Kaldi's AddShift has it.
  public static let shift = elementwise("shift", parameters: ["shift"])

  /// y = x∘scale, as Kaldi's Rescale has it.
  public static let scale = elementwise("scale", parameters: ["scale"])

  /// y = x: what frames are spliced into.
  public static let copy = elementwise("copy")

  /// Every layer without a state.
  public static let feedForward: [Signature] = [
    .dense, .denseSoftmax, .softmax, .sigmoid, .tanh, .shift, .scale, .copy,
  ]

  /// Whether a step reads what the step before it left.
  public var isRecurrent: Bool { states != ["y"] }

  private static func weighted(_ cell: String) -> Signature {
    Signature(
      cell: cell,
      parameters: [
        TensorSpecification("kernel", [Extent(.I), Extent(.H)]),
        TensorSpecification("bias", [Extent(.H)]),
      ],
      states: ["y"], gates: [], options: [:])
  }

  private static func elementwise(_ cell: String, parameters: [String] = []) -> Signature {
    Signature(
      cell: cell, parameters: parameters.map { TensorSpecification($0, [Extent(.H)]) },
      states: ["y"], gates: [], options: [:], hasPreactivations: false, isElementwise: true)
  }
}
