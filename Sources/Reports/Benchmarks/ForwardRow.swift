public import Tensors

/// One shape, timed by the engine and its peers in turn.
public struct ForwardRow: Sendable {
  public let sizes: Sizes
  public let rounds: Int
  public let engine: ForwardResult
  public let peers: [ForwardResult]

  public init(sizes: Sizes, rounds: Int, engine: ForwardResult, peers: [ForwardResult]) {
    self.sizes = sizes
    self.rounds = rounds
    self.engine = engine
    self.peers = peers
  }

  /// The peer with the least median among those that were judged right.
  public var best: ForwardResult? {
    peers.filter { $0.median != nil }.min { ($0.median ?? 0) < ($1.median ?? 0) }
  }

  /// The best peer's median over the engine's; above 1 the engine is the faster.
  public var ratio: Double? {
    guard let best = best?.median, let engine = engine.median else { return nil }
    return best / engine
  }

  /// 2·(I+H)·4H·T·B: the floating-point operations of the products, the activations not counted.
  public var operations: Double { 2 * weights * Double(sizes.steps) * Double(sizes.batch) }

  /// 4·(I+H)·4H: the bytes of the kernel in float32.
  public var weightBytes: Double { 4 * weights }

  /// Operations a second.
  public func rate(of result: ForwardResult) -> Double? { result.median.map { operations / $0 } }

  /// Bytes a second if each step reads the whole kernel once.
  public func weightTraffic(of result: ForwardResult) -> Double? {
    result.median.map { weightBytes * Double(sizes.steps) / $0 }
  }

  private var weights: Double {
    Double(sizes.inputSize + sizes.hiddenSize) * 4 * Double(sizes.hiddenSize)
  }
}
