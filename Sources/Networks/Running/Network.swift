public import RecurrentCells
import Tensors

/// Layers, each fed by the one before.
///
///     let file = try ModelFormats.open("model.ckpt")
///     let plan = NetworkPlan(of: file)
///     let network = try Network<Float>(plan, from: file)
///     let run = try network.run(inputs)
public struct Network<Scalar: CellScalar>: Sendable {
  /// The first sees the inputs; at least one.
  public let layers: [Layer<Scalar>]

  /// The width of a row of inputs.
  public var inputSize: Int { layers[0].frameSize }

  /// The width of what the network passes on.
  public var outputSize: Int { layers[layers.count - 1].outputSize }

  /// The place of the last recurrent layer; nil without one.
  public var lastRecurrentLayer: Int? { layers.lastIndex { $0.signature.isRecurrent } }

  /// - Throws: `NetworkError` if there is no layer, or one does not fit the one before.
  public init(layers: [Layer<Scalar>]) throws(NetworkError) {
    guard var before = layers.first else { throw .argument("A network has at least one layer") }
    for layer in layers.dropFirst() {
      guard layer.frameSize == before.outputSize else {
        throw .shape(
          scope: layer.name,
          reason:
            "it takes \(layer.frameSize) inputs, but \(before.name) has \(before.outputSize) outputs"
        )
      }
      before = layer
    }
    self.layers = layers
  }

  /// What the layer of that place is called in reports: `layer 0`, `output layer`.
  public func partName(at place: Int) -> String {
    layers.map(\.signature).partName(at: place)
  }

  /// The network without the softmax that it ends with; nil if it ends with none, or is nothing else.
  public func droppingFinalSoftmax() throws -> Network? {
    guard let last = layers.last else { return nil }
    let others = Array(layers.dropLast())
    switch last.signature {
    case .softmax where !others.isEmpty && last.splice == nil:
      return try Network(layers: others)
    case .denseSoftmax:
      let logits = try Layer(
        name: last.name, signature: .dense, parameters: last.parameters, splice: last.splice)
      return try Network(layers: others + [logits])
    default: return nil
    }
  }
}

extension Collection where Element == Signature, Index == Int {
  /// What the layer of a place is called in reports: a layer with weights behind recurrent ones only
  /// is the `output layer`, others are `layer 0` and so on.
  func partName(at place: Int) -> String {
    let isOutput =
      place == count - 1 && count > 1 && [.dense, .denseSoftmax].contains(self[place])
      && dropLast().allSatisfy(\.isRecurrent)
    return isOutput ? "output layer" : "layer \(place)"
  }
}
