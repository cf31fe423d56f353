/// A framework that the engine is held against; an adapter in `lockstep_reference.peers` for each.
public struct Peer: Hashable, Sendable {
  /// The adapter's name, as after `--peer`.
  public let module: String

  /// The name in tables.
  public let title: String

  public static let all = [
    Peer(module: "onnxruntime", title: "ONNX Runtime"),
    Peer(module: "pytorch", title: "PyTorch"),
    Peer(module: "tensorflow", title: "TensorFlow"),
    Peer(module: "jax", title: "JAX"),
    Peer(module: "numpy_loop", title: "NumPy"),
  ]
}
