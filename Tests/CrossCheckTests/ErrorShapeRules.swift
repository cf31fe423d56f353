import CrossCheck
import Tensors
import Testing

/// What is said of where a trace is wrong, and what is not said of a near miss.
@Suite struct ErrorShapeRules {
  /// Of 4 steps, 3 rows and 5 units; c and h are 2.5 and 0.5 everywhere, and wrong by what is asked for.
  private func shape(
    carrying: [String] = [], gates: [String] = [], memory: (Int) -> Double = { _ in 2.5 },
    isFromZeros: Bool = false,
    _ error: (_ tensor: String, _ step: Int, _ row: Int, _ unit: Int) -> Double
  ) throws -> ErrorShape? {
    let sizes = Sizes(steps: 4, batch: 3, inputSize: 2, hiddenSize: 5)
    var tensors = NamedTensors<Double>()
    var checks: [Check] = []
    let anchored = ["c", "h"].filter { !carrying.contains($0) }
    for name in gates + anchored {
      let expected = (0..<60).map { name == "c" ? memory($0) : 0.5 }
      let errors = (0..<60).map { error(name, $0 / 15, $0 / 5 % 3, $0 % 5) }
      tensors[name] = try Tensor([4, 3, 5], zip(expected, errors).map(+))
      checks.append(
        Check(
          tensor: name, units: 5, expected: expected, bound: Array(repeating: 1e-9, count: 60),
          statisticalBound: nil))
    }
    let judgement = Judgement(
      checks: checks, biasTests: [], activationRoundoffsNeeded: nil, anchored: anchored,
      carried: carrying)
    return ErrorShape(
      of: Trace(tensors: tensors), to: try example(sizes, isFromZeros: isFromZeros),
      judgement: judgement)
  }

  private func example(_ sizes: Sizes, isFromZeros: Bool) throws -> Case<Double> {
    let drawn: Case<Double> = try someCase(sizes: sizes)
    var tensors = drawn.tensors
    for name in ["initial_c", "initial_h"] {
      let shape = drawn[name].shape.dimensions
      tensors[name] = try Tensor(shape, repeating: isFromZeros ? 0 : 0.25)
    }
    return try Case(
      drawn.signature, sizes: sizes, tensors: tensors, provenance: drawn.provenance)
  }

  /// Of changing sign from element to element.
  private func sign(_ step: Int, _ row: Int, _ unit: Int) -> Double {
    (step + row + unit) % 2 == 0 ? 1 : -1
  }

  @Test func afterTheFirst() throws {
    #expect(try shape { $1 > 0 ? Double($2 + $3 + 1) : 0 } == .afterTheFirstStep)
    #expect(try shape { $2 > 0 ? Double($1 + $3 + 1) : 0 } == .afterTheFirstRow)
    #expect(
      try shape(isFromZeros: true) { $1 > 0 ? Double($2 + $3 + 1) : 0 }
        == .afterTheFirstStepFromZeros)
    // One step that is right as well, one element that is wrong in the first, and few elements.
    #expect(try shape { $1 > 0 && $1 != 2 ? Double($3 + 1) : 0 } == nil)
    #expect(try shape { $1 > 0 || $0 == "c" && $2 + $3 == 0 ? 1 : 0 } == nil)
    #expect(try shape { $1 == 3 && $2 == 1 && $3 == 2 ? 1 : 0 } == nil)
  }

  @Test func units() throws {
    #expect(try shape { $3 == 2 ? Double($1 + 1) : 0 } == .oneUnit(2, of: 5))
    #expect(try shape { $3 > 2 ? Double($1 + 1) : 0 } == .lastUnits(from: 3, of: 5))
    #expect(try shape { $3 > 0 ? Double($1 + 1) : 0 } == .allButFirstUnits(1, of: 5))
    #expect(try shape { $3 > 1 ? Double($1 + 1) : 0 } == .allButFirstUnits(2, of: 5))
    // c and h of one place, units that are not the last, a few elements of the last.
    #expect(try shape { $1 == 2 && $2 == 1 && $3 == 2 ? 1 : 0 } == nil)
    #expect(try shape { $3 == 1 || $3 == 2 ? 1 : 0 } == nil)
    #expect(try shape { $3 > 2 && $2 == 1 ? 1 : 0 } == nil)
  }

  @Test("Only a tail that is shorter than what is right before it is the end of a loop")
  func tails() {
    let remainder = ErrorShape.lastUnits(from: 8, of: 15)
    #expect(
      remainder.sentence
        == "Only units 8 to 14 of 15 are wrong: look at the end of a loop over units.")
    #expect(
      ErrorShape.lastUnits(from: 7, of: 15).sentence == "Only units 7 to 14 of 15 are wrong.")
    #expect(
      ErrorShape.allButFirstUnits(1, of: 15).sentence
        == "Every unit but the first of 15 is wrong: is h or c overwritten while other units still "
        + "read it?")
    #expect(
      ErrorShape.allButFirstUnits(3, of: 15).sentence.hasPrefix(
        "Every unit but the first 3 of 15 is"))
  }

  @Test func gates() throws {
    #expect(
      try shape(gates: ["i", "j", "f", "o"]) { tensor, _, row, _ in
        tensor == "o" && row != 1 ? 1 : 0
      } == .oneGate("o"))
    #expect(try shape { tensor, _, row, _ in tensor == "h" && row != 1 ? 1 : 0 } == .hiddenAlone)
    // One element, two gates, and the only gate that is shown.
    #expect(
      try shape(gates: ["i", "j", "f", "o"]) { $0 == "o" && $1 + $2 + $3 == 0 ? 1 : 0 } == nil)
    #expect(
      try shape(gates: ["i", "o"]) { tensor, _, row, _ in
        tensor != "c" && tensor != "h" && row != 1 ? 1 : 0
      } == nil)
    #expect(
      try shape(gates: ["o"]) { tensor, _, row, _ in tensor == "o" && row != 1 ? 1 : 0 } == nil)
    #expect(try shape { $0 == "h" && $1 + $2 + $3 == 0 ? 1 : 0 } == nil)
    #expect(
      try shape(carrying: ["c"]) { tensor, _, row, _ in tensor == "h" && row != 1 ? 1 : 0 } == nil)
  }

  @Test func saturation() throws {
    let memory = { (index: Int) in index % 7 == 0 ? 3.5 : 0.25 }
    #expect(
      try shape(memory: memory) { ($1 * 15 + $2 * 5 + $3) % 7 == 0 ? 1 : 0 }
        == .saturated(from: 3.5))
    // Where |c| is large too it is mostly right; and all is large.
    #expect(try shape(memory: memory) { ($1 * 15 + $2 * 5 + $3) % 28 == 0 ? 1 : 0 } == nil)
    #expect(try shape { ($1 * 15 + $2 * 5 + $3) % 7 == 0 ? 1 : 0 } == nil)
  }

  @Test func growth() throws {
    let growing = { (step: Int) in 1e-4 * Double(step + 1) }
    #expect(
      try shape(carrying: ["c"]) { _, step, row, _ in row != 1 ? growing(step) : 0 } == .growing)
    #expect(try shape { _, step, row, _ in row != 1 ? growing(step) : 0 } == nil)
    #expect(
      try shape(carrying: ["c"]) { _, step, row, _ in row != 1 ? growing(3 - step) : 0 } == nil)
    #expect(
      try shape(carrying: ["c"]) { _, step, row, _ in row != 1 ? 100 * growing(step) : 0 } == nil)
  }

  @Test func precision() throws {
    // 2⁻¹⁰ and 0.5 are exact.
    let error = 0.0009765625
    #expect(try shape { error * sign($1, $2, $3) } == .imprecise(share: 2 * error))
    // Of one sign, large, or only here and there.
    #expect(try shape { _, _, _, _ in 1e-3 } == nil)
    #expect(try shape { 0.1 * sign($1, $2, $3) } == nil)
    #expect(try shape { ($1 * 15 + $2 * 5 + $3) % 7 == 0 ? 1e-3 * sign($1, $2, $3) : 0 } == nil)
  }

  @Test("A shape that leaves no doubt names the cause, also where no mistake explains it")
  func evidentCauses() throws {
    #expect(ErrorShape.forgetBiasOutsideZ.evidentCause == "a forget bias that the trace's z lacks")
    #expect(ErrorShape.hiddenAlone.evidentCause == nil)
    let diagnosis = Diagnosis(explanations: [], tried: 3, evidentCause: "it")
    #expect(diagnosis.text.isEmpty && diagnosis.addition.isEmpty)
  }

  @Test func ofTwoTheNarrowerIsSaid() throws {
    #expect(try shape { $1 > 0 && $3 == 2 ? 1 : 0 } == .oneUnit(2, of: 5))
    #expect(try shape { tensor, step, _, _ in tensor == "h" && step > 0 ? 1 : 0 } == .hiddenAlone)
    #expect(try shape { $1 > 0 ? 1e-3 * sign($1, $2, $3) : 0 } == .afterTheFirstStep)
  }
}
