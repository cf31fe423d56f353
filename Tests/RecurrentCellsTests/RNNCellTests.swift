import RecurrentCells
import Tensors
import Testing

@Suite struct RNNCellTests {
  @Test func `A state is the tanh of the inputs and hidden states times the kernel, and the bias`()
    throws
  {
    let cell = try RNNCell<Double>(
      kernel: Tensor([3, 2], [0.5, -0.25, 0.75, 1, -0.5, 0.125]), bias: Tensor([2], [0.25, -1]))
    let state = try cell.step(Tensor([1, 1], [2]), from: Tensor([1, 2], [0.5, -0.25]))
    #expect(state.scalars[0] == cell.activation.tanh(2 * 0.5 + 0.5 * 0.75 + 0.25 * 0.5 + 0.25))
    #expect(state.scalars[1] == cell.activation.tanh(-2 * 0.25 + 0.5 - 0.25 * 0.125 - 1))
  }

  @Test func `A run equals its steps, bit for bit`() throws {
    let cell = try Fixture.rnn(inputs: 6, hidden: 5) as RNNCell<Float>
    let inputs = try Fixture.tensor([4, 3, 6], offset: 9) as Tensor<Float>
    var state = try Fixture.tensor([3, 5], offset: 21) as Tensor<Float>
    let run = try cell.run(inputs, from: state, exposingActivations: true)
    for step in 0..<4 {
      state = try cell.step(inputs.slice(step), from: state)
      #expect(try run.h.slice(step).isBitwiseEqual(to: state), "step \(step)")
      let z = try #require(run.z).slice(step)
      #expect(z.scalars.map { cell.activation.tanh($0) } == state.scalars, "step \(step)")
    }
    #expect(run.finalState.isBitwiseEqual(to: state))
  }

  @Test func `An empty sequence returns the initial state`() throws {
    let cell = try Fixture.rnn(inputs: 6, hidden: 5) as RNNCell<Float>
    let state = try Fixture.tensor([3, 5]) as Tensor<Float>
    let run = try cell.run(Tensor([0, 3, 6], []), from: state)
    #expect(run.finalState.isBitwiseEqual(to: state))
    #expect(run.z == nil)
  }
}
