public import Tensors

extension Tensor {
  /// Numbers from N(0, 1), for inputs that nobody gave; the same bits for the same seed everywhere.
  ///
  /// - Parameters:
  ///   - dimensions: the sizes of its axes.
  ///   - seed: what the numbers are drawn from.
  ///   - name: tells tensors of one seed apart.
  /// - Throws: `TensorError` if the dimensions are those of no tensor.
  public static func normal(
    _ dimensions: [Int], seed: UInt64, name: String
  ) throws(TensorError) -> Tensor {
    try drawn(dimensions, .normal(1), seed: seed, name: name)
  }

  /// Numbers between −1 and 1, for initial states that nobody gave.
  ///
  /// - Throws: `TensorError` if the dimensions are those of no tensor.
  public static func symmetric(
    _ dimensions: [Int], seed: UInt64, name: String
  ) throws(TensorError) -> Tensor {
    try drawn(dimensions, .symmetric(1), seed: seed, name: name)
  }

  private static func drawn(
    _ dimensions: [Int], _ distribution: Distribution, seed: UInt64, name: String
  ) throws(TensorError) -> Tensor {
    let empty = try Tensor(dimensions, repeating: 0)
    let stream = RandomStream(seed: seed, index: 0, name: name)
    return try Tensor(dimensions, distribution.draw(empty.shape.count, from: stream))
  }
}
