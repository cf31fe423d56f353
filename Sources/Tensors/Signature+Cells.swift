extension Signature {
  /// TensorFlow's BasicLSTMCell: column blocks i, j, f, o; the forget bias is in no weight.
  public static let lstm = Signature(
    cell: "lstm",
    parameters: [
      TensorSpecification("kernel", [Extent(.I) + Extent(.H), Extent(4, .H)]),
      TensorSpecification("bias", [Extent(4, .H)]),
    ],
    states: ["c", "h"],
    gates: [
      Gate("i", activation: "sigmoid"), Gate("j", activation: "tanh"),
      Gate("f", activation: "sigmoid"), Gate("o", activation: "sigmoid"),
    ],
    options: ["forget_bias": 1])

  /// TensorFlow's BasicRNNCell: h′ = tanh([x; h]·kernel + bias).
  public static let rnn = Signature(
    cell: "rnn",
    parameters: [
      TensorSpecification("kernel", [Extent(.I) + Extent(.H), Extent(.H)]),
      TensorSpecification("bias", [Extent(.H)]),
    ],
    states: ["h"], gates: [], options: [:])

  /// The LSTM with a second bias, as PyTorch and cuDNN have it: each is a term of its own.
  public static let lstmTwoBiases = lstm.withRecurrentBias("lstm_two_biases", [Extent(4, .H)])

  /// The plain cell with a second bias.
  public static let rnnTwoBiases = rnn.withRecurrentBias("rnn_two_biases", [Extent(.H)])

  /// Every cell that there is.
  public static let all: [Signature] =
    [
      .lstm, .rnn, .lstmTwoBiases, .rnnTwoBiases,
    ] + extendedLSTMs + feedForward

  private func withRecurrentBias(_ cell: String, _ extents: [Extent]) -> Signature {
    Signature(
      cell: cell, parameters: parameters + [TensorSpecification("recurrent_bias", extents)],
      states: states, gates: gates, options: options)
  }
}
