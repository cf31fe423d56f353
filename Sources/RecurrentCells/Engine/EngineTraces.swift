import RealModule
package import Tensors

/// The tensors that a run of the engine fills.
package struct EngineTraces {
  private let steps: Int
  private let batch: Int
  private let units: Int
  private let exposing: Bool

  /// c, h, and then i, j, f, o and z where they are wanted, one behind the other.
  private var scalars: [Float]
  private let count: Int

  /// - Throws: `CellError` if that does not fit into memory.
  package init(steps: Int, batch: Int, units: Int, exposing: Bool) throws(CellError) {
    (self.steps, self.batch, self.units, self.exposing) = (steps, batch, units, exposing)
    // The count of z is 4 times that of a state.
    count = try Tensor<Float>.count([steps, batch, 4 * units]) / 4
    scalars = [Float](repeating: 0, count: (exposing ? 10 : 2) * count)
  }

  package mutating func fill(
    _ inputs: Tensor<Float>, from initial: LSTMCell<Float>.State, _ body: (Passage) -> Void
  ) {
    guard count > 0 else { return }
    inputs.scalars.withUnsafeBufferPointer { inputs in
      initial.c.scalars.withUnsafeBufferPointer { c in
        initial.h.scalars.withUnsafeBufferPointer { h in
          scalars.withUnsafeMutableBufferPointer { scalars in
            guard let inputs = inputs.baseAddress, let c = c.baseAddress, let h = h.baseAddress,
              let traces = scalars.baseAddress
            else { return }
            var passage = Passage(
              steps: steps, batch: batch, inputs: inputs, initialC: c, initialH: h, c: traces,
              h: traces + count, keepsC: true)
            if exposing {
              passage.gates = (2..<6).map { traces + $0 * count }
              passage.z = traces + 6 * count
            }
            body(passage)
          }
        }
      }
    }
  }

  /// - Throws: `CellError`.
  package func run(from initial: LSTMCell<Float>.State) throws(CellError) -> LSTMCell<Float>.Run {
    let shape = [steps, batch, units]
    func trace(_ number: Int) throws(CellError) -> Tensor<Float> {
      try .result(shape, scalars[number * count..<(number + 1) * count])
    }
    func last(_ number: Int) throws(CellError) -> Tensor<Float> {
      let end = (number + 1) * count
      return try .result([batch, units], scalars[end - batch * units..<end])
    }
    return try LSTMCell.Run(
      c: trace(0), h: trace(1),
      finalState: count > 0 ? LSTMCell.State(c: last(0), h: last(1)) : initial,
      activations: exposing
        ? LSTMCell.Activations(
          z: .result([steps, batch, 4 * units], scalars[(6 * count)...]), i: trace(2),
          j: trace(3), f: trace(4), o: trace(5))
        : nil)
  }
}
