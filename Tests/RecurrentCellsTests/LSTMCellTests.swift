import RecurrentCells
import Tensors
import Testing

@Suite struct LSTMCellTests {
  @Test func `A run equals its steps, bit for bit`() throws {
    let cell = try Fixture.lstm(inputs: 7, hidden: 5) as LSTMCell<Float>
    let inputs = try Fixture.tensor([6, 3, 7], offset: 11) as Tensor<Float>
    var state = try Fixture.state(cell, batch: 3)
    let run = try cell.run(inputs, from: state)
    for step in 0..<6 {
      state = try cell.step(inputs.slice(step), from: state)
      #expect(try run.c.slice(step).isBitwiseEqual(to: state.c), "step \(step)")
      #expect(try run.h.slice(step).isBitwiseEqual(to: state.h), "step \(step)")
    }
    #expect(run.finalState.c.isBitwiseEqual(to: state.c))
    #expect(run.finalState.h.isBitwiseEqual(to: state.h))
    #expect(Set(run.h.scalars).count == run.h.scalars.count, "no two states are equal")
  }

  @Test func `A batch row does not depend on the others, bit for bit`() throws {
    let cell = try Fixture.lstm(inputs: 6, hidden: 9) as LSTMCell<Float>
    let inputs = try Fixture.tensor([1, 4, 6], offset: 3) as Tensor<Float>
    let state = try Fixture.state(cell, batch: 4)
    let together = try cell.step(inputs.slice(0), from: state)
    for row in 0..<4 {
      let one = { (tensor: Tensor<Float>) in
        let slice = try tensor.slice(row)
        return try Tensor([1] + slice.shape.dimensions, slice.scalars)
      }
      let alone = try cell.step(
        one(inputs.slice(0)), from: LSTMCell.State(c: one(state.c), h: one(state.h)))
      #expect(try alone.c.isBitwiseEqual(to: one(together.c)), "row \(row)")
      #expect(try alone.h.isBitwiseEqual(to: one(together.h)), "row \(row)")
    }
  }

  @Test(arguments: [0.0, 1, -1.25])
  func `The pre-activations and gates are those that made the states`(forgetBias: Double) throws {
    let (steps, batch, inputs, hidden) = (4, 3, 6, 5)
    let cell = try Fixture.lstm(inputs: inputs, hidden: hidden, forgetBias: forgetBias)
    let x = try Fixture.tensor([steps, batch, inputs], offset: 9) as Tensor<Double>
    let initial = try Fixture.state(cell, batch: batch)
    let run = try cell.run(x, from: initial, exposingActivations: true)
    let gates = try #require(run.activations)
    #expect(gates.z.shape.dimensions == [steps, batch, 4 * hidden])
    let c = initial.c.scalars + run.c.scalars
    let h = initial.h.scalars + run.h.scalars
    for index in run.c.scalars.indices {
      let (row, unit) = index.quotientAndRemainder(dividingBy: hidden)
      let rows =
        x.scalars[(row * inputs)..<((row + 1) * inputs)]
        + h[(row * hidden)..<((row + 1) * hidden)]
      let z = (0..<4).map { gate in
        rows.enumerated().reduce(cell.bias.scalars[gate * hidden + unit]) { sum, term in
          sum + term.element
            * cell.kernel.scalars[(term.offset * 4 + gate) * hidden + unit]
        } + (gate == 2 ? forgetBias : 0)
      }
      for gate in 0..<4 {
        let exposed = gates.z.scalars[(row * 4 + gate) * hidden + unit]
        #expect(abs(exposed - z[gate]) < 1e-14, "gate \(gate) at \(index)")
      }
      let (i, j) = (gates.i.scalars[index], gates.j.scalars[index])
      let (f, o) = (gates.f.scalars[index], gates.o.scalars[index])
      #expect(abs(i - cell.activation.sigmoid(z[0])) < 1e-14)
      #expect(abs(j - cell.activation.tanh(z[1])) < 1e-14)
      #expect(abs(f - cell.activation.sigmoid(z[2])) < 1e-14)
      #expect(abs(o - cell.activation.sigmoid(z[3])) < 1e-14)
      #expect(run.c.scalars[index] == c[index] * f + i * j)
      #expect(run.h.scalars[index] == cell.activation.tanh(run.c.scalars[index]) * o)
    }
  }

  @Test func `Exposing the activations changes no state`() throws {
    let cell = try Fixture.lstm(inputs: 3, hidden: 8) as LSTMCell<Float>
    let inputs = try Fixture.tensor([5, 2, 3]) as Tensor<Float>
    let state = try Fixture.state(cell, batch: 2)
    let plain = try cell.run(inputs, from: state)
    let exposing = try cell.run(inputs, from: state, exposingActivations: true)
    #expect(plain.activations == nil)
    #expect(plain.c.isBitwiseEqual(to: exposing.c))
    #expect(plain.h.isBitwiseEqual(to: exposing.h))
  }

  @Test func `An empty sequence returns the initial state`() throws {
    let cell = try Fixture.lstm(inputs: 3, hidden: 2) as LSTMCell<Double>
    let state = try Fixture.state(cell, batch: 5)
    let run = try cell.run(Tensor([0, 5, 3], []), from: state, exposingActivations: true)
    #expect(run.h.shape.dimensions == [0, 5, 2])
    #expect(run.finalState.c.isBitwiseEqual(to: state.c))
    #expect(run.finalState.h.isBitwiseEqual(to: state.h))
    #expect(run.activations?.z.shape.dimensions == [0, 5, 8])
  }

  @Test func `An empty batch has empty states, however many its steps`() throws {
    let cell = try Fixture.lstm(inputs: 3, hidden: 2) as LSTMCell<Float>
    let run = try cell.run(Tensor([Int.max / 64, 0, 3], []), from: cell.zeroState(batch: 0))
    #expect(run.finalState.h.shape.dimensions == [0, 2])
  }

  @Test func `Infinities and NaN do what the equations say`() throws {
    let cell = try LSTMCell<Float>(
      kernel: Tensor([2, 4], [1, -1, 0.5, 2, 0.25, 0.5, -0.5, 1]),
      bias: Tensor([4], repeating: 0.125))
    let state = try LSTMCell<Float>.State(
      c: Tensor([3, 1], [2, 2, 2]), h: Tensor([3, 1], [1, 1, 1]))
    let after = try cell.step(Tensor([3, 1], [.infinity, -.infinity, .nan]), from: state)
    // i = f = o = 1 and j = −1; then i = f = o = 0, so that nothing is left.
    #expect(after.c.scalars[0] == 1)
    #expect(after.h.scalars[0] == cell.activation.tanh(Float(1)))
    #expect(after.c.scalars[1] == 0 && after.h.scalars[1] == 0)
    #expect(after.c.scalars[2].isNaN && after.h.scalars[2].isNaN)
  }
}
