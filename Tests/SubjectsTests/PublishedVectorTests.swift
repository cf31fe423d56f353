import Lockstep
import Testing

/// The native cell on TensorFlow's published vectors, whose literals are decimal: they are held to
/// the tolerance that they were published with.
struct PublishedVectorTests {
  @Test(
    .enabled(
      if: PublishedVectors.areThere,
      "3 vectors were skipped: ../shared/cases is not there, and LOCKSTEP_CASES names no other"))
  func theNativeCellReproducesThem() throws {
    let vectors = try PublishedVectors.vectors()
    #expect(vectors.count == 3)
    for vector in vectors {
      var inputs = vector.inputs
      let layers = [
        (vector.state0, vector.expected.state0), (vector.state1, vector.expected.state1),
      ]
      for case (let before?, let after?) in layers {
        let state = try step(vector, inputs: inputs, from: before)
        try compare(state.c, after.c, vector)
        try compare(state.h, after.h, vector)
        inputs = after.h
      }
      try compare(tensor(inputs), vector.expected.output, vector)
    }
  }

  private func step(
    _ vector: PublishedVectors.Vector, inputs: [[Double]], from state: PublishedVectors.State
  ) throws -> LSTMCell<Float>.State {
    let width = inputs[0].count
    let cell = try LSTMCell(
      kernel: Tensor<Float>(
        [width + vector.units, 4 * vector.units], repeating: Float(vector.kernelConstant)),
      bias: Tensor([4 * vector.units], repeating: Float(vector.biasConstant)),
      forgetBias: Float(vector.forgetBias))
    return try cell.step(
      tensor(inputs), from: LSTMCell.State(c: tensor(state.c), h: tensor(state.h)))
  }

  private func tensor(_ rows: [[Double]]) throws -> Tensor<Float> {
    try Tensor([rows.count, rows[0].count], rows.joined().map { Float($0) })
  }

  private func compare(
    _ actual: Tensor<Float>, _ expected: [[Double]], _ vector: PublishedVectors.Vector
  ) throws {
    let values = Array(expected.joined())
    try #require(actual.scalars.count == values.count)
    for (left, right) in zip(actual.scalars, values) {
      #expect(
        abs(Double(left) - right) <= vector.relativeTolerance * abs(right), "\(vector.id)")
    }
  }
}
