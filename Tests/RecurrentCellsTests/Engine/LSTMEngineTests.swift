import RecurrentCells
import Tensors
import Testing

/// What the engine promises beside right numbers, which the Reference judges.
struct LSTMEngineTests {
  private static let kernels = KernelSet.supported

  private struct Example {
    let cell: LSTMCell<Float>
    let inputs: Tensor<Float>
    let state: LSTMCell<Float>.State

    init(steps: Int, batch: Int, inputs: Int, units: Int) throws {
      cell = try Fixture.lstm(inputs: inputs, hidden: units)
      self.inputs = try Fixture.tensor([steps, batch, inputs], offset: 11)
      state = try Fixture.state(cell, batch: batch)
    }

    /// The same with some of the batch rows only.
    func run(
      _ engine: LSTMEngine, rows: Range<Int>, exposing: Bool = false
    ) throws -> LSTMCell<Float>.Run {
      let rows = Array(rows)
      return try engine.run(
        inputs.selecting(rows, axis: 1),
        from: .init(c: state.c.selecting(rows, axis: 0), h: state.h.selecting(rows, axis: 0)),
        exposingActivations: exposing)
    }
  }

  /// 25 rows take their products with the inputs at once, 24 and less ahead; tiles have 1 to 6.
  @Test(arguments: kernels)
  func aRowDoesNotDependOnTheOthers(_ kernels: KernelSet) throws {
    let example = try Example(steps: 3, batch: 25, inputs: 7, units: 37)
    let engine = try LSTMEngine(example.cell, kernels: kernels)
    let together = try example.run(engine, rows: 0..<25, exposing: true)
    for rows in [0..<1, 1..<3, 3..<6, 6..<10, 10..<15, 15..<21, 0..<7, 2..<25] {
      let apart = try example.run(engine, rows: rows, exposing: true)
      let indices = Array(rows)
      for (name, whole, part) in [
        ("c", together.c, apart.c), ("h", together.h, apart.h),
        ("z", together.activations?.z, apart.activations?.z),
        ("o", together.activations?.o, apart.activations?.o),
      ] {
        let expected = try #require(whole).selecting(indices, axis: 1)
        #expect(try #require(part).isBitwiseEqual(to: expected), "\(name) of rows \(rows)")
      }
    }
    #expect(Set(together.h.scalars).count == together.h.scalars.count, "no two are equal")
  }

  /// Sizes at which the threads share the rows, and the units; 3 threads share neither evenly.
  @Test(arguments: kernels, [(8, 31, 33, 70), (4, 5, 31, 260)])
  func theBitsDoNotDependOnTheThreads(
    _ kernels: KernelSet, _ sizes: (steps: Int, batch: Int, inputs: Int, units: Int)
  ) throws {
    let example = try Example(
      steps: sizes.steps, batch: sizes.batch, inputs: sizes.inputs, units: sizes.units)
    let one = try LSTMEngine(example.cell, kernels: kernels)
    let expected = try one.run(example.inputs, from: example.state)
    for threads in [2, 3] {
      let engine = try LSTMEngine(example.cell, kernels: kernels, threads: threads)
      for _ in 0..<3 {
        let run = try engine.run(example.inputs, from: example.state)
        #expect(run.c.isBitwiseEqual(to: expected.c))
        #expect(run.h.isBitwiseEqual(to: expected.h))
      }
    }
  }

  @Test(arguments: kernels)
  func aSequenceCanBeCutAnywhere(_ kernels: KernelSet) throws {
    let example = try Example(steps: 150, batch: 1, inputs: 3, units: 18)
    let engine = try LSTMEngine(example.cell, kernels: kernels)
    let whole = try engine.run(example.inputs, from: example.state)
    for cut in [1, 64, 128, 149] {
      let first = try engine.run(
        example.inputs.selecting(Array(0..<cut), axis: 0), from: example.state)
      let second = try engine.run(
        example.inputs.selecting(Array(cut..<150), axis: 0), from: first.finalState)
      #expect(second.finalState.c.isBitwiseEqual(to: whole.finalState.c), "cut at \(cut)")
      #expect(second.finalState.h.isBitwiseEqual(to: whole.finalState.h), "cut at \(cut)")
    }
  }

  /// A single row whose units fit into one or two vectors has a function of its own.
  @Test(arguments: kernels, [1, 5])
  func aSmallCellAloneHasTheBitsOfABatch(_ kernels: KernelSet, steps: Int) throws {
    let lanes = kernels.lanes
    for units in [1, lanes - 1, lanes, lanes + 1, 2 * lanes - 1, 2 * lanes, 2 * lanes + 1] {
      let example = try Example(steps: steps, batch: 3, inputs: 7, units: units)
      let engine = try LSTMEngine(example.cell, kernels: kernels)
      let together = try example.run(engine, rows: 0..<3)
      for row in 0..<3 {
        for exposing in [false, true] {
          let alone = try example.run(engine, rows: row..<row + 1, exposing: exposing)
          #expect(alone.c.isBitwiseEqual(to: together.c.selecting([row], axis: 1)), "\(units)")
          #expect(alone.h.isBitwiseEqual(to: together.h.selecting([row], axis: 1)), "\(units)")
        }
      }
    }
  }

  @Test(arguments: kernels, [4, 1])
  func memoryOfTheCallersIsFilledWithTheSameBits(_ kernels: KernelSet, batch: Int) throws {
    let units = batch > 1 ? 19 : kernels.lanes - 1
    let example = try Example(steps: 6, batch: batch, inputs: 5, units: units)
    let engine = try LSTMEngine(example.cell, kernels: kernels)
    let run = try engine.run(example.inputs, from: example.state)
    var (c, h) = (example.state.c.scalars, example.state.h.scalars)
    var outputs = [Float](repeating: .nan, count: 6 * batch * units)
    example.inputs.scalars.withUnsafeBufferPointer { inputs in
      c.withUnsafeMutableBufferPointer { c in
        h.withUnsafeMutableBufferPointer { h in
          outputs.withUnsafeMutableBufferPointer {
            engine.run(inputs, batch: batch, c: c, h: h, outputs: $0)
          }
        }
      }
    }
    #expect(outputs == run.h.scalars)
    #expect(c == run.finalState.c.scalars)
    #expect(h == run.finalState.h.scalars)
  }

  @Test func emptySequencesAndBatchesKeepTheState() throws {
    let example = try Example(steps: 2, batch: 3, inputs: 4, units: 5)
    let engine = try LSTMEngine(example.cell, threads: 2)
    let noSteps = try engine.run(Tensor([0, 3, 4], []), from: example.state)
    #expect(noSteps.finalState.h.isBitwiseEqual(to: example.state.h))
    let noRows = try engine.run(
      Tensor([2, 0, 4], []), from: .init(c: Tensor([0, 5], []), h: Tensor([0, 5], [])),
      exposingActivations: true)
    #expect(noRows.h.shape.dimensions == [2, 0, 5])
    #expect(noRows.finalState.c.shape.dimensions == [0, 5])
    #expect(noRows.activations?.z.shape.dimensions == [2, 0, 20])
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    let example = try Example(steps: 2, batch: 3, inputs: 4, units: 5)
    let engine = try LSTMEngine(example.cell)
    #expect(throws: CellError.self) {
      try engine.run(Fixture.tensor([2, 3, 5]), from: example.state)
    }
    #expect(throws: CellError.self) {
      try engine.run(Fixture.tensor([2, 4, 4]), from: example.state)
    }
  }
}
