import RecurrentCells
import Tensors

extension Network {
  /// The weights that are not the same bit for bit in another network of the same layers: a clause for
  /// each tensor that both have, such as `bias of layer 0: 3 of 20 elements`.
  ///
  /// Biases may be other sums; a difference anywhere else is a damaged weight.
  public func differences(from other: Network) -> (biases: [String], weights: [String]) {
    var (biases, weights): ([String], [String]) = ([], [])
    for (place, (layer, otherLayer)) in zip(layers, other.layers).enumerated() {
      for (name, tensor) in layer.parameters {
        guard let otherTensor = otherLayer.parameters[name] else { continue }
        let count = zip(tensor.scalars, otherTensor.scalars).count { !$0.isBitwiseEqual(to: $1) }
        guard count > 0 || tensor.shape != otherTensor.shape else { continue }
        let clause =
          "\(name) of \(partName(at: place)): \(count) of \(tensor.shape.count) elements"
        if name.hasSuffix("bias") { biases.append(clause) } else { weights.append(clause) }
      }
    }
    return (biases, weights)
  }
}
