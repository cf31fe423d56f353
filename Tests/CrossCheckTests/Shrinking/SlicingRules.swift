import CrossCheck
import Tensors
import Testing

/// What is cut of a case is cut from every tensor that has the size.
@Suite struct SlicingRules {
  static let sizes = Sizes(steps: 5, batch: 3, inputSize: 6, hiddenSize: 4, projectionSize: 2)

  /// A case of distinct numbers.
  static func example(_ signature: Signature) throws -> Case<Double> {
    var sizes = Self.sizes
    if signature.isElementwise { sizes.inputSize = sizes.hiddenSize }
    if !signature.symbols.contains(.P) {
      sizes = Sizes(
        steps: sizes.steps, batch: sizes.batch, inputSize: sizes.inputSize,
        hiddenSize: sizes.hiddenSize)
    }
    return try someCase(signature, sizes: sizes)
  }

  @Test func `A hidden unit of the LSTM takes a row and four columns`() throws {
    let example = try Self.example(.lstm)
    let cut = example.keeping(hiddenUnits: [1, 3])
    #expect(cut.sizes == example.sizes.replacing(.H, with: 2))
    // Rows: six inputs, then h; columns: i, j, f, o.
    let (rows, columns) = ([0, 1, 2, 3, 4, 5, 7, 9], [1, 3, 5, 7, 9, 11, 13, 15])
    let kernel = example["kernel"].scalars
    #expect(
      cut["kernel"].scalars == rows.flatMap { row in columns.map { kernel[row * 16 + $0] } })
    #expect(cut["bias"].scalars == columns.map { example["bias"].scalars[$0] })
    let c = example["initial_c"].scalars
    #expect(cut["initial_c"].scalars == [c[1], c[3], c[5], c[7], c[9], c[11]])
    #expect(cut["inputs"].isBitwiseEqual(to: example["inputs"]))
  }

  @Test func `Hidden units and projected outputs of a projected LSTM are cut apart`() throws {
    let signature = Signature.extendedLSTM(
      isCoupled: false, hasPeepholes: true, hasProjection: true)
    let example = try Self.example(signature)
    let projection = example["projection"].scalars
    let units = example.keeping(hiddenUnits: [0, 2])
    #expect(units["projection"].scalars == [0, 1, 4, 5].map { projection[$0] })
    #expect(units["peephole_o"].scalars == [0, 2].map { example["peephole_o"].scalars[$0] })
    #expect(units["initial_h"].isBitwiseEqual(to: example["initial_h"]))
    let outputs = example.keeping(projectedOutputs: [1])
    #expect(outputs["projection"].scalars == [1, 3, 5, 7].map { projection[$0] })
    #expect(outputs["kernel"].shape.dimensions == [7, 16])
    #expect(outputs["kernel"].scalars.suffix(16) == example["kernel"].scalars.suffix(16))
    #expect(outputs["initial_c"].isBitwiseEqual(to: example["initial_c"]))
  }

  @Test func `Elementwise, inputs and outputs are cut together`() throws {
    let example = try Self.example(.shift)
    for cut in [example.keeping(inputColumns: [0, 3]), example.keeping(hiddenUnits: [0, 3])] {
      #expect(cut.sizes.inputSize == 2 && cut.sizes.hiddenSize == 2)
      #expect(cut["shift"].scalars == [0, 3].map { example["shift"].scalars[$0] })
      #expect(cut["inputs"].scalars.prefix(2) == [0, 3].map { example["inputs"].scalars[$0] }[...])
    }
  }

  @Test(arguments: Signature.all)
  func `Every cell can be cut along every size, in any order`(signature: Signature) throws {
    let example = try Self.example(signature)
    func same(_ left: Case<Double>, _ right: Case<Double>) -> Bool {
      left.sizes == right.sizes
        && signature.caseTensors.allSatisfy { left[$0.name].isBitwiseEqual(to: right[$0.name]) }
    }
    let down = example.keeping(steps: 1..<4).keeping(batchRows: [0, 2])
      .keeping(hiddenUnits: [1, 2]).keeping(inputColumns: signature.isElementwise ? [1] : [0, 4])
      .keeping(projectedOutputs: [1])
    let up = example.keeping(projectedOutputs: [1])
      .keeping(inputColumns: signature.isElementwise ? [0, 2, 3] : [0, 4])
      .keeping(hiddenUnits: signature.isElementwise ? [1] : [1, 2])
      .keeping(batchRows: [0, 2]).keeping(steps: 1..<4)
    #expect(same(down, up))
    #expect(down.sizes.steps == 3 && down.sizes.batch == 2)
    #expect(down.provenance == .shrunk(from: example.provenance))
    #expect(
      same(
        example.keeping(hiddenUnits: [0, 2, 3]).keeping(hiddenUnits: [1, 2]),
        example.keeping(hiddenUnits: [2, 3])))
    let whole = example.keeping(steps: 0..<5).keeping(batchRows: [0, 1, 2])
    #expect(same(whole, example))
    #expect(whole.provenance == example.provenance)
  }

  @Test func `Steps that begin later begin from the state before them`() throws {
    let example = try Self.example(.lstm)
    let states = try Tensor([5, 3, 4], (0..<60).map { Double(-$0) })
    let cut = example.keeping(steps: 2..<4, startingStates: ["c": states])
    #expect(cut["initial_c"].scalars == Array(states.scalars[12..<24]))
    #expect(cut["initial_h"].isBitwiseEqual(to: example["initial_h"]))
    #expect(cut["inputs"].scalars == Array(example["inputs"].scalars[36..<72]))
    let first = example.keeping(steps: 0..<2, startingStates: ["c": states])
    #expect(first["initial_c"].isBitwiseEqual(to: example["initial_c"]))
  }

  @Test func `What is shrunk remembers where it came from, and the profile`() {
    let drawn = Provenance.generated(seed: 3, index: 7, profile: .probe)
    #expect(drawn.whenShrunk.whenShrunk == .shrunk(from: drawn))
    #expect(drawn.whenShrunk.profile == .probe)
    #expect(Provenance.given(name: "some").whenShrunk.profile == nil)
  }
}
