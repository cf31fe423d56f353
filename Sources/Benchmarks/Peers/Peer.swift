/// A framework that the engine is held against; an adapter in `lockstep_reference.peers` for each.
public struct Peer: Hashable, Sendable {
  /// The adapter's name.
  public let module: String

  /// The package's name, as after `--peer`.
  public let name: String

  /// The name in tables.
  public let title: String

  /// What else it is called.
  private let aliases: [String]

  private init(_ module: String, _ name: String, title: String, aliases: [String] = []) {
    (self.module, self.name, self.title, self.aliases) = (module, name, title, aliases)
  }

  public static let all = [
    Peer("onnxruntime", "onnxruntime", title: "ONNX Runtime", aliases: ["ONNX RT", "ort"]),
    Peer("pytorch", "torch", title: "PyTorch"),
    Peer("tensorflow", "tensorflow", title: "TensorFlow", aliases: ["TF"]),
    Peer("jax", "jax", title: "JAX"),
    Peer("numpy_loop", "numpy", title: "NumPy"),
  ]

  /// The peer of that name, title or module, whatever its case, blanks and hyphens; nil if there is
  /// none.
  public init?(named text: String) {
    func folded(_ text: String) -> String {
      text.lowercased().filter { !" -_".contains($0) }
    }
    let named = Self.all.first { peer in
      let names = [peer.name, peer.title, peer.module] + peer.aliases
      return names.contains { folded($0) == folded(text) }
    }
    guard let peer = named else { return nil }
    self = peer
  }
}
