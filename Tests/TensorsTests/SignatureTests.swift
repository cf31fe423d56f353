import Tensors
import Testing

@Suite struct SignatureTests {
  static let sizes = Sizes(steps: 2, batch: 3, inputSize: 5, hiddenSize: 7)

  @Test func `The tensors of an LSTM case have the published shapes`() {
    let written = Signature.lstm.caseTensors.map(\.description)
    #expect(
      written == [
        "inputs [T, B, I]", "kernel [I+H, 4H]", "bias [4H]", "initial_c [B, H]", "initial_h [B, H]",
      ])
    let dimensions = Signature.lstm.caseTensors.map { $0.dimensions(for: Self.sizes) }
    #expect(dimensions == [[2, 3, 5], [12, 28], [28], [3, 7], [3, 7]])
  }

  @Test func `A trace may hold every state, gate and pre-activation`() {
    let lstm = Signature.lstm.traceTensors
    #expect(lstm.map(\.name) == ["c", "h", "i", "j", "f", "o", "z"])
    #expect(lstm.last?.dimensions(for: Self.sizes) == [2, 3, 28])
    let rnn = Signature.rnn.traceTensors
    #expect(rnn.map(\.name) == ["h", "z"])
    #expect(rnn.last?.dimensions(for: Self.sizes) == [2, 3, 7])
  }

  @Test func `Every size has its letter`() {
    #expect(SizeSymbol.allCases.map { Self.sizes[$0] } == [2, 3, 5, 7, 7])
    #expect(Self.sizes.description == "T=2 B=3 I=5 H=7")
    let projected = Sizes(
      steps: 2, batch: 3, inputSize: 5, hiddenSize: 7, projectionSize: 4)
    #expect(projected[.P] == 4)
    #expect(projected.description == "T=2 B=3 I=5 H=7 P=4")
  }

  @Test func `A projected h has a width of its own`() {
    let cell = Signature.extendedLSTM(isCoupled: true, hasPeepholes: true, hasProjection: true)
    #expect(cell.cell == "lstm_coupled_peephole_projected")
    #expect(
      cell.caseTensors.map(\.description) == [
        "inputs [T, B, I]", "kernel [I+P, 3H]", "bias [3H]", "peephole_f [H]", "peephole_o [H]",
        "projection [H, P]", "initial_c [B, H]", "initial_h [B, P]",
      ])
    #expect(cell.traceTensors.map(\.name) == ["c", "h", "j", "f", "o"])
    #expect(cell.symbols == SizeSymbol.allCases)
    #expect(!Signature.lstm.symbols.contains(.P))
  }
}
