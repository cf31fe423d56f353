public import RecurrentCells
public import Tensors

/// What a network computed over sequences.
public struct NetworkRun<Scalar: CellScalar>: Sendable {
  /// In the order of the network's layers.
  public let layers: [LayerRun<Scalar>]

  /// The output layer's results, `[T, B, N]`; nil if there is none.
  ///
  /// It sees the last layer's outputs: past a sequence's end zeros, of which it makes its bias.
  public let output: Tensor<Scalar>?

  /// What the network passes on, `[T, B, N]`: the output layer's results, or the last recurrent
  /// layer's outputs.
  public var outputs: Tensor<Scalar> { output ?? layers[layers.count - 1].outputs }
}
