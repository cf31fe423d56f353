import Lockstep

extension GivenData {
  /// All utterances of a table as one sequence, in the order of their keys: what a program makes of them
  /// that does not reset its state between them.
  ///
  /// - Precondition: the batches hold utterances of these keys, each once.
  init(joining batches: [GivenData], keys: [String]) throws {
    var places: [String: (batch: Int, row: Int)] = [:]
    for (batch, given) in batches.enumerated() {
      for (row, key) in (given.data.keys ?? []).enumerated() { places[key] = (batch, row) }
    }
    let order = keys.compactMap { places[$0] }
    func joined<Number: TensorScalar>(
      _ tensor: (GivenData) -> Tensor<Number>?
    ) throws -> Tensor<Number>? {
      var numbers: [Number] = []
      var width = 0
      for (batch, row) in order {
        guard let tensor = tensor(batches[batch]) else { return nil }
        let shape = tensor.shape.dimensions
        width = shape[2]
        for step in 0..<(batches[batch].data.lengths?[row] ?? shape[0]) {
          let start = (step * shape[1] + row) * width
          numbers += tensor.scalars[start..<start + width]
        }
      }
      return try Tensor([numbers.count / max(width, 1), 1, width], numbers)
    }
    func recorded(
      _ outputs: (GivenData) -> RecordedOutputs<Scalar>?
    ) throws -> RecordedOutputs<Scalar>? {
      guard let first = batches.first.flatMap(outputs),
        let tensor = try joined({ outputs($0)?.tensor })
      else { return nil }
      return RecordedOutputs(
        name: first.name, tensor: tensor, format: first.format,
        halfUnits: try joined { outputs($0)?.halfUnits })
    }
    self.init(
      data: ModelData(inputs: try joined { $0.data.inputs } ?? Tensor([0, 1, 0], [])),
      hidden: try recorded(\.hidden), output: try recorded(\.output), paths: [], rows: [])
  }
}
