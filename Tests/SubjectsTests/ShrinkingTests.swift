import Lockstep
import Testing

/// Cases that show a fault of a real cell shrink to an exact smallest size and to round numbers.
@Suite(.serialized) struct ShrinkingTests {
  /// Ordinary sizes: T up to 32, B up to 8, I and H up to 64.
  private func generator(
    seed: UInt64, steps: ClosedRange<Int> = 2...32, hiddenSize: ClosedRange<Int> = 2...64
  ) throws -> CaseGenerator<Float> {
    try CaseGenerator(
      CampaignOptions(
        seed: seed, cases: 256, steps: steps, batch: 2...8, inputSize: 2...64,
        hiddenSize: hiddenSize, profiles: [.generic, .trained]))
  }

  /// The smallest case of the first of a seed's cases that shows the fault; it shows the same fault,
  /// took no longer than 10 s, and all its numbers are round.
  private func smallest(
    _ subject: any Subject<Float>, _ generator: CaseGenerator<Float>
  ) throws -> Case<Float> {
    let judge = ReferenceJudge<Float>(try reference())
    for index in stride(from: 0, to: 256, by: 32) {
      let example = generator.makeCase(at: index)
      let same = try SameCause(of: example, subject: subject, judge: judge)
      guard same.cause.verdict == .diverges else { continue }
      let clock = ContinuousClock()
      let start = clock.now
      let shrunk = try Shrinker<Float>().shrink(
        example, startingStates: same.states, keeps: same.isKept(by:))
      let duration = clock.now - start
      #expect(duration < .seconds(10))
      #expect(shrunk.tries < 400)
      #expect(shrunk.ending == .minimal)
      #expect(try same.isKept(by: [shrunk.example]) == [true])
      for (name, tensor) in shrunk.example.tensors {
        #expect(tensor.scalars.allSatisfy(isRound), "\(name) \(tensor.scalars)")
      }
      return shrunk.example
    }
    Issue.record("no case shows the fault")
    throw CancellationError()
  }

  /// 0, a power of two, or a decimal of one or two digits.
  private func isRound(_ number: Float) -> Bool {
    let digits = "\(number.magnitude)".prefix { $0 != "e" }.filter(\.isNumber)
      .drop { $0 == "0" }.reversed().drop { $0 == "0" }
    return digits.count <= 2 || number.magnitude == number.magnitude.binade
  }

  private func nonzero(_ example: Case<Float>) -> [Float] {
    example.tensors.flatMap(\.tensor.scalars).filter { $0 != 0 }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func swappedGates(seed: UInt64) throws {
    let subject = MistakeSubject<Float>(try reference(), mistake: "gates_jifo")
    let example = try smallest(subject, generator(seed: seed))
    #expect(example.sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 1))
    #expect(example.options["forget_bias"] == 1)
    // A bias of 1 in one of the two gates is enough.
    #expect(example["bias"].scalars.filter { $0 != 0 } == [1])
    #expect(
      example.tensors.allSatisfy {
        $0.name == "bias" || $0.tensor.scalars == [0] || $0.name == "kernel"
      })
    #expect(example["kernel"].scalars.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func stateNotCarried(seed: UInt64) throws {
    let example = try smallest(FaultySubject(.stateNotCarried), generator(seed: seed))
    #expect(example.sizes == Sizes(steps: 2, batch: 1, inputSize: 1, hiddenSize: 1))
    #expect(nonzero(example) == [1])
    // The Reference's own version of it.
    let mistake = MistakeSubject<Float>(try reference(), mistake: "state_not_carried")
    #expect(try smallest(mistake, generator(seed: seed)).sizes == example.sizes)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aFaultInTheLaterUnits(seed: UInt64) throws {
    let example = try smallest(
      FaultySubject(.fromUnit16On), generator(seed: seed, hiddenSize: 18...64))
    #expect(example.sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 17))
    #expect(nonzero(example) == [1])
    #expect(example["bias"].scalars.firstIndex(of: 1).map { $0 % 17 } == 16)
  }

  @Test(arguments: [24, 40, 64])
  func aFaultInTheLastLane(units: Int) throws {
    let example = try smallest(
      FaultySubject(.lastLaneOfEight), generator(seed: UInt64(units), hiddenSize: units...units))
    #expect(example.sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 8))
    #expect(nonzero(example) == [1])
    #expect(example["bias"].scalars.firstIndex(of: 1).map { $0 % 8 } == 7)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func stateInHalfPrecision(seed: UInt64) throws {
    let subject = MistakeSubject<Float>(try reference(), mistake: "state_float16")
    let example = try smallest(subject, generator(seed: seed))
    // The state after the first step is rounded already.
    #expect(example.sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: 1))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func stateHandedOnInHalfPrecision(seed: UInt64) throws {
    let example = try smallest(
      FaultySubject(.stateHandedOnInHalfPrecision), generator(seed: seed))
    #expect(example.sizes == Sizes(steps: 2, batch: 1, inputSize: 1, hiddenSize: 1))
  }

  @Test func aLongSequence() throws {
    let example = try smallest(
      FaultySubject(.stateNotCarried), generator(seed: 4, steps: 300...300, hiddenSize: 9...9))
    #expect(example.sizes == Sizes(steps: 2, batch: 1, inputSize: 1, hiddenSize: 1))
  }

  @Test(arguments: Signature.all)
  func everyCell(_ signature: Signature) throws {
    let subject = TamperedSubject<Double>(
      name: "shifted", changeTrace: { try $0.mapped { $0 + 0.25 } })
    let options = CampaignOptions(signature: signature, cases: 32, profiles: [.generic])
    let example = try CaseGenerator<Double>(options).makeCase(at: 5)
    let same = try SameCause(
      of: example, subject: subject, judge: ReferenceJudge<Double>(reference()))
    #expect(
      same.cause == Cause(verdict: .diverges, tensor: signature.states[0], contract: .absolute))
    let shrunk = try Shrinker<Double>().shrink(
      example, startingStates: same.states, keeps: same.isKept(by:))
    for symbol in signature.symbols { #expect(shrunk.example.sizes[symbol] == 1) }
    #expect(shrunk.example.tensors.allSatisfy { $0.tensor.scalars.allSatisfy { $0 == 0 } })
  }
}
