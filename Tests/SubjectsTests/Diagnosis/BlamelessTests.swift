import Lockstep
import Testing

/// What is no known mistake is blamed on none.
struct BlamelessTests {
  /// How many answers are looked at: few, unless all are asked for.
  private static func count(_ few: Int, _ many: Int) -> Int {
    DiagnosisCensus.isWhole ? many : few
  }

  /// The two mistakes that are one of the catalogue by definition; of another, itself.
  private static func parts(of mistake: String, in cell: String) -> [String] {
    // A plain RNN reads its state through these weights alone.
    if cell == "rnn", mistake == "recurrent_kernel_missing" {
      return ["state_not_carried", "initial_state_ignored"]
    }
    let interleaved = "gates_interleaved"
    return mistake.hasPrefix(interleaved + "_")
      ? [interleaved, "gates" + mistake.dropFirst(interleaved.count)] : [mistake]
  }

  @Test(arguments: DiagnosisCensus.cells, [Activation.standard, .logisticTanh])
  func correctPortsAreNeverDiagnosed(_ cell: String, _ activation: Activation) throws {
    let census = try DiagnosisCensus(cell: cell)
    let generator = try CaseGenerator<Float>(
      CampaignOptions(signature: census.signature, seed: DiagnosisCensus.seed))
    for number in 0..<Self.count(5, 500) {
      let example = generator.makeCase(at: 33 * number % 2000)
      let answer = try census.answer(of: NativeSubject(activation: activation), to: example)
      #expect(answer.comparison.verdict != .diverges, "\(example.provenance)")
      #expect(try census.diagnosis(answer) == nil)
    }
  }

  @Test(arguments: DiagnosisCensus.cells)
  func aWeightThatIsSlightlyOffIsNoKnownMistake(_ cell: String) throws {
    let census = try DiagnosisCensus(cell: cell)
    var seen = 0
    for number in 0..<Self.count(2, 200) {
      let example = try census.makeCase(number, profiles: [.generic, .trained, .saturating])
      let subject = TamperedSubject<Float>(
        name: "one weight off by 1e-3", changeCase: { try $0.withOneWeightOff(number) })
      guard let diagnosis = try census.diagnosis(census.answer(of: subject, to: example)) else {
        continue
      }
      seen += 1
      #expect(
        diagnosis.explanations.isEmpty || !diagnosis.isConclusive,
        "\(example.provenance) \(example.sizes): \(diagnosis.text)")
    }
    #expect(seen > 0)
  }

  /// A mistake that is not in the catalogue may be taken for another only if it would have been tied
  /// with it: that is, if the data are the same with either; or if it is the same by definition, as
  /// interleaving in an order is interleaving, and that order.
  @Test(arguments: DiagnosisCensus.cells)
  func aMistakeThatIsNotKnownIsNotTakenForAnother(_ cell: String) throws {
    let census = try DiagnosisCensus(cell: cell)
    let names = try Mistakes(reference()).names(for: census.signature)
    for (index, mistake) in names.enumerated()
    where DiagnosisCensus.isWhole || index % 48 == 5 {
      let subject = MistakeSubject<Float>(try reference(), mistake: mistake)
      for number in 0..<Self.count(1, 2) {
        let example = try census.makeCase(
          2 * index + number,
          profiles: mistake.hasPrefix("nan_") ? [.nonfinite] : [.generic, .trained, .saturating])
        let answer = try census.answer(of: subject, to: example)
        guard let without = try census.diagnosis(answer, excluding: [mistake]),
          !without.explanations.isEmpty, without.isConclusive
        else { continue }
        let tied = try census.diagnosis(answer)?.explanations.map(\.name) ?? []
        #expect(
          tied.contains(mistake)
            && without.explanations.allSatisfy {
              tied.contains($0.name) || $0.mistakes.starts(with: Self.parts(of: mistake, in: cell))
            },
          "\(mistake) at \(example.provenance) \(example.sizes): \(without.text)")
      }
    }
  }
}

extension Case<Float> {
  /// The case with one element of its weights off by 1e-3, another one for each number.
  fileprivate func withOneWeightOff(_ number: Int) throws -> Case {
    let name = signature.parameters[number % signature.parameters.count].name
    var (tensors, scalars) = (tensors, self[name].scalars)
    guard !scalars.isEmpty else { return self }
    scalars[number * 7919 % scalars.count] += number % 2 == 0 ? 1e-3 : -1e-3
    tensors[name] = try Tensor(self[name].shape.dimensions, scalars)
    return try Case(
      signature, sizes: sizes, options: options, tensors: tensors, provenance: provenance)
  }
}
