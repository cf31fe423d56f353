import Tensors

/// The order of the gates' blocks along the first axis, against the canonical i, j, f, o, where j is
/// called g elsewhere: PyTorch's i, f, g, o and Kaldi's g, i, f, o.
struct GateOrder {
  /// The place in the other order of each block.
  private let places: [Int]

  static let kaldi = GateOrder(places: [1, 0, 2, 3])

  private init(places: [Int]) { self.places = places }

  /// PyTorch's.
  init(pyTorch signature: Signature) {
    places = signature.gates.count == 4 ? [0, 2, 1, 3] : [0]
  }

  /// The tensor in the other order; which way makes no difference, as two blocks change places.
  func exchanged<Scalar>(_ tensor: Tensor<Scalar>) throws -> Tensor<Scalar> {
    let block = tensor.shape.count / places.count
    return try Tensor(
      tensor.shape.dimensions,
      places.flatMap { tensor.scalars[($0 * block)..<(($0 + 1) * block)] })
  }
}
