public import RecurrentCells
public import Tensors

/// What a network computed over sequences.
public struct NetworkRun<Scalar: CellScalar>: Sendable {
  /// In the order of the network's layers; at least one.
  public let layers: [LayerRun<Scalar>]

  /// What the network passes on, `[T, B, N]`: the last layer's outputs.
  public var outputs: Tensor<Scalar> { layers[layers.count - 1].outputs }
}
