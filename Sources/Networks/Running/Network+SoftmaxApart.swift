import RecurrentCells
import Tensors

extension Network {
  /// The same network with every softmax as a layer of its own.
  ///
  /// Formats differ in whether a softmax belongs to the weights before it; so they can be compared.
  public func withSoftmaxApart() throws -> Network {
    try Network(
      layers: layers.flatMap { layer in
        guard layer.signature == .denseSoftmax else { return [layer] }
        return [
          try Layer(
            name: layer.name, signature: .dense, parameters: layer.parameters,
            splice: layer.splice),
          try Layer(name: layer.name, signature: .softmax, width: layer.outputSize),
        ]
      })
  }
}
