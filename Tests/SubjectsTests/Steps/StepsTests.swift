import Lockstep
import Testing

/// A step taken apart: every stage of a right subject is within its bound, and of a wrong one the first
/// beyond it is where it went wrong.
struct StepsTests {
  static func example(_ signature: Signature, _ index: Int) throws -> Case<Float> {
    try CaseGenerator<Float>(
      CampaignOptions(
        signature: signature, seed: 5, cases: 400, steps: 3...5, batch: 2...3, inputSize: 4...9,
        hiddenSize: 3...7, projectionSize: 2...8)
    ).makeCase(at: index)
  }

  static func trace(
    of subject: some Subject<Float>, on example: Case<Float>
  ) throws -> StagedTrace<Float> {
    try StagedTrace(of: subject, on: example, judge: ReferenceJudge(reference()))
  }

  /// One case of every profile.
  @Test(arguments: Signature.all)
  func ofTheNativeCellsEveryStageIsShownAndWithinItsBound(_ signature: Signature) throws {
    for index in stride(from: 3, to: 8 * 32, by: 32) {
      let example = try Self.example(signature, index)
      let trace = try Self.trace(of: NativeSubject(), on: example)
      #expect(trace.comparison.verdict == .agrees)
      for step in 0..<example.sizes.steps {
        let table = try trace.table(of: step)
        #expect(table.stages.allSatisfy { $0.actual != nil })
        #expect(table.firstBeyond == nil, "case \(index), step \(step)")
        #expect(table.rows == Array(0..<example.sizes.batch))
      }
    }
  }

  @Test func theStagesAreThoseOfTheCell() throws {
    func stages(_ signature: Signature) throws -> [Stage] {
      try Self.trace(of: NativeSubject(), on: Self.example(signature, 3)).table(of: 1).stages
        .map(\.stage)
    }
    let lstm = try stages(.lstm)
    #expect(lstm.count == 13 + 8 + 3)
    #expect(lstm[3] == Stage(.inputProduct, gate: "o"))
    #expect(lstm[12] == Stage(.withForgetBias, gate: "f"))
    #expect(lstm.last == Stage(.h, basis: "c"))
    #expect(try stages(.rnn).map(\.quantity) == [.inputProduct, .recurrentProduct, .withBias, .h])
    #expect(try stages(.dense).map(\.quantity) == [.inputProduct, .withBias, .y])
    #expect(try stages(.tanh).map(\.quantity) == [.y])
  }

  @Test func aStepShowsWhatItStartsFrom() throws {
    let example = try Self.example(.lstm, 3)
    let trace = try Self.trace(of: NativeSubject(), on: example)
    let (batch, inputs) = (example.sizes.batch, example.sizes.inputSize)
    let table = try trace.table(of: 2)
    #expect(table.step == 2 && table.inputSize == inputs)
    let x = example["inputs"].scalars[2 * batch * inputs..<3 * batch * inputs]
    #expect(table.inputs == x.map { Double($0) })
    #expect(table.states.map(\.name) == ["c", "h"])
    let count = batch * example.sizes.hiddenSize
    let c = try #require(trace.pair.trace.tensors["c"]).scalars[count..<2 * count]
    #expect(table.states[0].values == c.map { Double($0) })
    #expect(table.states.allSatisfy { !$0.isCarried })
    let initial = try trace.table(of: 0).states[1].values
    #expect(initial == example["initial_h"].scalars.map { Double($0) })
  }

  /// The forget gate is the third block.
  @Test(arguments: [
    ("bias", Stage(.withBias, gate: "j")), ("forget_bias", Stage(.withForgetBias, gate: "f")),
    ("f", Stage(.activation, gate: "f")), ("c", Stage(.c)), ("h", Stage(.h)),
  ])
  func theFirstStageBeyondItsBoundIsWhereItWentWrong(_ place: String, _ expected: Stage) throws {
    let example = try Self.example(.lstm, 35)
    let units = example.sizes.hiddenSize
    let subject = ExposingSubject(name: "wrong in \(place)") { example in
      var (tensors, options) = (example.tensors, example.options)
      if place == "bias" {
        var bias = example["bias"].scalars
        bias[units + 1] += 0.5
        tensors["bias"] = try Tensor([4 * units], bias)
      } else if place == "forget_bias" {
        options["forget_bias", default: 0] -= 0.5
      }
      return try Case(
        example.signature, sizes: example.sizes, options: options, tensors: tensors,
        provenance: example.provenance)
    } changeTrace: { tensors in
      guard ["f", "c", "h"].contains(place), let tensor = tensors[place] else { return tensors }
      var changed = tensors
      var scalars = tensor.scalars
      scalars[scalars.count - 2] *= 1.01
      changed[place] = try Tensor(tensor.shape.dimensions, scalars)
      return changed
    }
    let trace = try Self.trace(of: subject, on: example)
    let isTampered = ["f", "c", "h"].contains(place)
    let step = isTampered ? example.sizes.steps - 1 : 0
    #expect(trace.comparison.verdict == .diverges)
    #expect(trace.comparison.first?.step == step)
    let table = try trace.table(of: step)
    let place = try #require(table.firstBeyond)
    #expect(table.stages[place].stage == expected)
    #expect(table.stages[0].actual == nil, "x·K is not in the trace")
    if isTampered { #expect(try trace.table(of: step - 1).firstBeyond == nil) }
  }

  @Test func aSubjectThatShowsItsStatesAloneIsJudgedByThem() throws {
    let example = try Self.example(.lstm, 3)
    let subject = TamperedSubject<Float>(name: "states alone")
    let table = try Self.trace(of: subject, on: example).table(of: 1)
    let shown = table.stages.filter { $0.actual != nil }.map(\.stage)
    #expect(shown == [Stage(.c), Stage(.h), Stage(.h, basis: "c")])
    #expect(table.firstBeyond == nil)
  }

  @Test func aStateThatTheTraceLacksIsCarriedWithItsBound() throws {
    let example = try Self.example(.lstm, 3)
    let subject = TamperedSubject<Float>(
      name: "h alone",
      changeTrace: { tensors in
        var h = NamedTensors<Float>()
        h["h"] = tensors["h"]
        return h
      })
    let trace = try Self.trace(of: subject, on: example)
    let (c, native) = (
      try trace.table(of: 2).states[0],
      try Self.trace(of: NativeSubject(), on: example).table(of: 2).states[0]
    )
    #expect(c.isCarried)
    for index in c.values.indices {
      #expect(c.bound[index] > 0)
      #expect(abs(c.values[index] - native.values[index]) <= c.bound[index])
    }
  }

  @Test func aSubjectWithoutAnAnswerFails() throws {
    let example = try Self.example(.lstm, 3)
    let subject = TamperedSubject<Float>(name: "empty", changeTrace: { _ in [:] })
    let error = #expect(throws: SubjectFailure.self) {
      try Self.trace(of: subject, on: example)
    }
    #expect(error?.description.contains("the answer of empty cannot be compared") == true)
  }
}

/// The native cell with its activations, of a changed case or with a changed trace.
private struct ExposingSubject: Subject {
  let name: String
  let changeCase: @Sendable (Case<Float>) throws -> Case<Float>
  let changeTrace: @Sendable (NamedTensors<Float>) throws -> NamedTensors<Float>

  func trace(of example: Case<Float>) throws -> Trace<Float> {
    let native = try NativeSubject<Float>().traceWithActivations(of: changeCase(example))
    return Trace(tensors: try changeTrace(native.tensors))
  }
}
