import CrossCheck
import Tensors
import Testing

@Suite struct CaseGeneratorTests {
  @Test func `A case depends on its index alone, not on what was asked before`() throws {
    let indices = [70, 3, 45, 3, 70]
    let first = try CaseGenerator<Float>(CampaignOptions(hiddenSize: 2...6))
    let bits = indices.map { first.makeCase(at: $0).bits }
    let other = try CaseGenerator<Float>(CampaignOptions(cases: 1, hiddenSize: 2...6))
    #expect(bits == indices.reversed().map { other.makeCase(at: $0).bits }.reversed())
    #expect(Set(bits).count == 3)
  }

  @Test func `Another seed gives other cases`() throws {
    let one = try CaseGenerator<Float>(CampaignOptions(seed: 1)).makeCase(at: 5)
    let two = try CaseGenerator<Float>(CampaignOptions(seed: 2)).makeCase(at: 5)
    #expect(one.bits != two.bits)
  }

  @Test func `Provenance names seed, index and profile`() throws {
    let generator = try CaseGenerator<Float>(CampaignOptions(seed: 9, profiles: [.probe]))
    #expect(
      generator.makeCase(at: 33).provenance == .generated(seed: 9, index: 33, profile: .probe))
  }

  @Test func `The first case of a default campaign is the source example`() throws {
    let example = try CaseGenerator<Float>(CampaignOptions(seed: 4)).makeCase(at: 0)
    #expect(example.provenance == .sourceExample(seed: 4, index: 0))
    #expect(example["inputs"].scalars == [29, 22, 20, 10])
    #expect(example.options == ["forget_bias": 1])
    // The second published row is the second column of the kernel.
    #expect(example["kernel"].scalars[1] == 0.677011)
    #expect(example["kernel"].scalars[8] == -0.173511)
    #expect(example["bias"].scalars[2] == -0.000999945)
  }

  @Test(arguments: [
    CampaignOptions(signature: .rnn), CampaignOptions(steps: 1...32),
    CampaignOptions(profiles: [.generic]),
  ])
  func `A campaign that is not the default one starts with a generated case`(
    options: CampaignOptions
  ) throws {
    let generator = try CaseGenerator<Float>(options)
    #expect(generator.block(containing: 0).indices == 0..<32)
    #expect(
      generator.makeCase(at: 0).provenance
        == .generated(seed: options.seed, index: 0, profile: .generic))
  }

  @Test func `The forget bias is mostly 1 and sometimes not`() throws {
    let options = CampaignOptions(
      steps: 1...1, batch: 2...2, inputSize: 3...3, hiddenSize: 4...4)
    let generator = try CaseGenerator<Float>(options)
    let biases = (0..<200).compactMap { generator.makeCase(at: $0).options["forget_bias"] }
    #expect(Set(biases) == [1, 0, 0.5, -1.25])
    #expect(biases.count { $0 == 1 } > 100)
    #expect(biases.count { $0 == 0 } < 50)
  }
}
