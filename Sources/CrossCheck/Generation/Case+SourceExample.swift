public import Tensors

extension Case {
  /// The sizes of the source example.
  public static var sourceExampleSizes: Sizes {
    Sizes(steps: 2, batch: 1, inputSize: 2, hiddenSize: 2)
  }

  /// The published worked example of an LSTM in two units, with its bias and a forget bias of 1.
  ///
  /// Its weights are given in float64 and rounded to the scalar.
  ///
  /// - Throws: nothing, unless the table below is damaged.
  public static func sourceExample(provenance: Provenance) throws -> Case {
    // As published: a row for each column of the kernel, [4H, I+H].
    let transposed: [Double] = [
      0.0274598, -0.173511, 0.419493, -0.465369,
      0.677011, 0.0482636, 0.509747, -0.638336,
      -0.316329, -0.356314, 0.294494, 0.151184,
      -0.398772, -0.374825, 0.177627, 0.044093,
      0.424177, 0.592243, 0.346691, -0.558091,
      0.555613, -0.0171373, 0.552993, -0.662974,
      -0.354132, -0.251043, 0.238877, 0.559065,
      0.394596, -0.00792031, -0.178783, -0.384413,
    ]
    let bias: [Double] = [
      0.000999977, 0.000999979, -0.000999945, -0.000999978,
      0.000996455, 0.000999826, 0.000999989, 0.000999994,
    ]
    let kernel = transposed.indices.map { transposed[$0 % 8 * 4 + $0 / 8] }
    return try Case(
      .lstm, sizes: sourceExampleSizes,
      tensors: [
        "inputs": Tensor([2, 1, 2], [29, 22, 20, 10]),
        "kernel": Tensor([4, 8], kernel.map { Scalar($0) }),
        "bias": Tensor([8], bias.map { Scalar($0) }),
        "initial_c": Tensor([1, 2], repeating: 0),
        "initial_h": Tensor([1, 2], repeating: 0),
      ], provenance: provenance)
  }
}
