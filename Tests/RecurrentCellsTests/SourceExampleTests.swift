import RecurrentCells
import Tensors
import Testing

@Suite struct SourceExampleTests {
  @Test(arguments: SourceExample.expectations)
  func `The published states come out in Double`(expectation: SourceExample.Expectation) throws {
    let cell = try SourceExample.cell(expectation, as: Double.self)
    let state = try cell.run(
      SourceExample.inputs(as: Double.self), from: cell.zeroState(batch: 1)
    ).finalState
    // Half a unit of the last published digit.
    for (actual, expected) in zip(state.c.scalars + state.h.scalars, expectation.c + expectation.h)
    {
      #expect(abs(actual - expected) <= 5e-9)
    }
    #expect(abs(state.h.scalars[0] - expectation.h[0]) <= 5e-14)
  }

  @Test(arguments: SourceExample.expectations, Activation.allCases)
  func `Float stays close to Double`(
    expectation: SourceExample.Expectation, activation: Activation
  ) throws {
    let cell = try SourceExample.cell(expectation, as: Float.self, activation: activation)
    let state = try cell.run(
      SourceExample.inputs(as: Float.self), from: cell.zeroState(batch: 1)
    ).finalState
    for (actual, expected) in zip(state.c.scalars + state.h.scalars, expectation.c + expectation.h)
    {
      #expect(abs(Double(actual) - expected) <= 4e-7)
    }
  }
}
