import RecurrentCells
import Tensors

/// The published worked example: I = 2, H = 2, T = 2.
enum SourceExample {
  /// The kernel as it was published: `[4H, I+H]`, transposed.
  static let published = """
    0.0274598 -0.173511 0.419493 -0.465369
    0.677011 0.0482636 0.509747 -0.638336
    -0.316329 -0.356314 0.294494 0.151184
    -0.398772 -0.374825 0.177627 0.044093
    0.424177 0.592243 0.346691 -0.558091
    0.555613 -0.0171373 0.552993 -0.662974
    -0.354132 -0.251043 0.238877 0.559065
    0.394596 -0.00792031 -0.178783 -0.384413
    """

  static let publishedBias = """
    0.000999977 0.000999979 -0.000999945 -0.000999978 0.000996455 0.000999826 0.000999989
    0.000999994
    """

  /// A line of the table of published values: the state after the last step.
  struct Expectation: Sendable {
    let addsBias: Bool
    let forgetBias: Double
    let c: [Double]
    let h: [Double]
  }

  static let expectations = [
    Expectation(
      addsBias: false, forgetBias: 0,
      c: [-0.34981899, -1.9999888], h: [-1.49785082e-05, -0.963735856]),
    Expectation(
      addsBias: true, forgetBias: 1,
      c: [-0.35007471, -1.99999557], h: [-1.50036070e-05, -0.963736625]),
  ]

  static func numbers(_ text: String) -> [Double] {
    text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
  }

  static func cell<Scalar: CellScalar>(
    _ expectation: Expectation, as type: Scalar.Type, activation: Activation = .standard
  ) throws -> LSTMCell<Scalar> {
    let transposed = numbers(published)
    let kernel = (0..<32).map { Scalar(transposed[($0 % 8) * 4 + $0 / 8]) }
    let bias = numbers(publishedBias).map { expectation.addsBias ? Scalar($0) : 0 }
    return try LSTMCell(
      kernel: Tensor([4, 8], kernel), bias: Tensor([8], bias),
      forgetBias: Scalar(expectation.forgetBias), activation: activation)
  }

  static func inputs<Scalar: CellScalar>(as type: Scalar.Type) throws -> Tensor<Scalar> {
    try Tensor([2, 1, 2], [29, 22, 20, 10])
  }
}
