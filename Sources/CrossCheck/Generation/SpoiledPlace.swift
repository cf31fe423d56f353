import Tensors

/// An element of a case's tensor that becomes an infinity or NaN.
struct SpoiledPlace: Hashable, Sendable {
  let tensor: String
  let position: Int
  let value: Value

  enum Value: Int, Hashable, Sendable {
    case infinity, negativeInfinity, nan

    func scalar<Scalar: TensorScalar>() -> Scalar {
      switch self {
      case .infinity: .infinity
      case .negativeInfinity: -.infinity
      case .nan: .nan
      }
    }
  }

  /// One to three places in the inputs and the initial state, and in a quarter of the cases an
  /// infinity among the weights of the inputs.
  ///
  /// One sequence of the batch is spared, or the first half of the steps of a single one, so that
  /// most elements stay ordinary numbers. No weight becomes NaN: after two steps there would be
  /// nothing else in the state.
  static func draw(
    sizes: Sizes, signature: Signature, from stream: inout RandomStream
  ) -> [SpoiledPlace] {
    let spared = stream.integer(in: 0...max(sizes.batch - 1, 0))
    var places: [SpoiledPlace] = []
    for _ in 0..<stream.integer(in: 1...3) {
      let value = Value(rawValue: stream.integer(in: 0...2)) ?? .nan
      let otherRow = stream.integer(in: 0...max(sizes.batch - 2, 0))
      let row = sizes.batch > 1 && otherRow >= spared ? otherRow + 1 : otherRow
      if sizes.steps > 0, sizes.batch == 1 || stream.integer(in: 0...1) == 0 {
        let first = sizes.batch == 1 ? sizes.steps / 2 : 0
        let step = stream.integer(in: first...(sizes.steps - 1))
        let input = stream.integer(in: 0...(sizes.inputSize - 1))
        places.append(
          SpoiledPlace(
            tensor: "inputs", position: (step * sizes.batch + row) * sizes.inputSize + input,
            value: value))
      } else {
        let state = signature.states[stream.integer(in: 0...(signature.states.count - 1))]
        let width = sizes[signature.width(of: state)]
        let unit = stream.integer(in: 0...(width - 1))
        places.append(
          SpoiledPlace(
            tensor: "initial_" + state, position: row * width + unit, value: value))
      }
    }
    if stream.integer(in: 0...3) == 0, let weights = signature.parameters.first {
      // A vector has an element for each input.
      let columns = weights.dimensions(for: sizes).dropFirst().reduce(1, *)
      places.append(
        SpoiledPlace(
          tensor: weights.name,
          position: stream.integer(in: 0...(sizes.inputSize * columns - 1)),
          value: stream.integer(in: 0...1) == 0 ? .infinity : .negativeInfinity))
    }
    return places
  }
}
