import RecurrentCells
import Tensors
import Testing

@Suite struct ExtendedLSTMCellTests {
  static let (steps, batch, inputs, hidden, outputs) = (6, 3, 7, 5, 4)

  static func cell(
    isCoupled: Bool = false, projects: Bool = true, cellClip: Float = 0.75
  ) throws -> ExtendedLSTMCell<Float> {
    let width = projects ? outputs : hidden
    let gates = isCoupled ? 3 : 4
    return try ExtendedLSTMCell(
      kernel: Fixture.tensor([inputs + width, gates * hidden]),
      bias: Fixture.tensor([gates * hidden], offset: 71),
      peepholes: .init(
        i: isCoupled ? nil : Fixture.tensor([hidden], offset: 13),
        f: Fixture.tensor([hidden], offset: 17), o: Fixture.tensor([hidden], offset: 29)),
      projection: projects ? Fixture.tensor([hidden, outputs], offset: 37) : nil,
      forgetBias: 0.5, cellClip: cellClip, projectionClip: projects ? 0.25 : 0,
      isCoupled: isCoupled)
  }

  static func state(_ cell: ExtendedLSTMCell<Float>) throws -> ExtendedLSTMCell<Float>.State {
    try LSTMCell.State(
      c: Fixture.tensor([batch, cell.hiddenSize], scale: 2, offset: 5),
      h: Fixture.tensor([batch, cell.outputSize], offset: 400))
  }

  @Test(arguments: [false, true], [false, true])
  func `A run equals its steps, bit for bit`(isCoupled: Bool, projects: Bool) throws {
    let cell = try Self.cell(isCoupled: isCoupled, projects: projects)
    let inputs =
      try Fixture.tensor([Self.steps, Self.batch, Self.inputs], offset: 11) as Tensor<Float>
    var state = try Self.state(cell)
    let run = try cell.run(inputs, from: state, exposingActivations: true)
    #expect(run.gates?.count == (isCoupled ? 3 : 4))
    for step in 0..<Self.steps {
      state = try cell.step(inputs.slice(step), from: state)
      #expect(try run.c.slice(step).isBitwiseEqual(to: state.c), "step \(step)")
      #expect(try run.h.slice(step).isBitwiseEqual(to: state.h), "step \(step)")
    }
    #expect(run.finalState.h.isBitwiseEqual(to: state.h))
    let largest = run.c.scalars.map(\.magnitude).max() ?? 0
    #expect(largest == 0.75, "the clip is met and not passed")
  }

  @Test func `Without any of its parts it is the basic cell, bit for bit`() throws {
    let basic = try Fixture.lstm(inputs: 7, hidden: 5) as LSTMCell<Float>
    let cell = try ExtendedLSTMCell(kernel: basic.kernel, bias: basic.bias)
    let inputs = try Fixture.tensor([6, 3, 7], offset: 11) as Tensor<Float>
    let state = try Fixture.state(basic, batch: 3)
    let (one, other) = try (basic.run(inputs, from: state), cell.run(inputs, from: state))
    #expect(one.c.isBitwiseEqual(to: other.c))
    #expect(one.h.isBitwiseEqual(to: other.h))
  }

  @Test func `An empty sequence keeps its state, and NaN passes a clip`() throws {
    let cell = try Self.cell()
    var state = try Self.state(cell)
    let empty = try cell.run(Tensor([0, Self.batch, Self.inputs], []), from: state)
    #expect(empty.finalState.h.isBitwiseEqual(to: state.h))
    state.c.withUnsafeMutableScalars { $0[0] = .nan }
    let next = try cell.step(Fixture.tensor([Self.batch, Self.inputs]), from: state)
    #expect(next.c.scalars[0].isNaN && next.h.scalars[0].isNaN)
    #expect(!next.c.scalars[1].isNaN)
  }

  @Test func `Parts that do not fit are refused by name`() throws {
    let kernel = try Fixture.tensor([11, 20]) as Tensor<Float>
    let bias = try Fixture.tensor([20]) as Tensor<Float>
    let vector = try Fixture.tensor([5]) as Tensor<Float>
    func refusal(
      _ peepholes: ExtendedLSTMCell<Float>.Peepholes? = nil, _ projection: Tensor<Float>? = nil,
      isCoupled: Bool = false
    ) -> String {
      let error = #expect(throws: CellError.self) {
        try ExtendedLSTMCell(
          kernel: kernel, bias: bias, peepholes: peepholes, projection: projection,
          isCoupled: isCoupled)
      }
      return error?.description ?? ""
    }
    #expect(
      try refusal(nil, Fixture.tensor([4, 5])).contains("projection must have the shape [5, P]"))
    #expect(try refusal(nil, Fixture.tensor([5, 11])).contains("[I+P, 4H]"))
    #expect(
      try refusal(.init(i: vector, f: vector, o: Fixture.tensor([4])))
        .contains("peephole_o must have the shape [5]"))
    #expect(refusal(.init(i: nil, f: vector, o: vector)).contains("peephole_i is missing"))
    #expect(refusal(isCoupled: true).contains("[I+H, 3H]"))
  }
}
