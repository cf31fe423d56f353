import CrossCheck
import Tensors
import Testing

@Suite struct InvalidOptionsTests {
  @Test func `A campaign without a profile is refused`() {
    let error = #expect(throws: InvalidOptions.self) {
      try CaseGenerator<Float>(CampaignOptions(profiles: []))
    }
    #expect(error?.description.contains("generic, trained") == true)
  }

  @Test(arguments: [
    (CampaignOptions(steps: -1...4), SizeSymbol.T), (CampaignOptions(batch: 0...4), .B),
    (CampaignOptions(inputSize: 0...4), .I), (CampaignOptions(hiddenSize: -7...4), .H),
  ])
  func `A size below the least is refused by its letter`(
    options: CampaignOptions, symbol: SizeSymbol
  ) {
    let error = #expect(throws: InvalidOptions.self) { try CaseGenerator<Float>(options) }
    #expect(error?.description.contains("the size \(symbol) cannot be below") == true)
  }

  @Test func `Sequences of no step are not refused`() throws {
    let generator = try CaseGenerator<Float>(CampaignOptions(steps: 0...0))
    #expect(generator.makeCase(at: 40).sizes.steps == 0)
  }

  @Test(arguments: [
    CampaignOptions(hiddenSize: 1...Int.max), CampaignOptions(steps: 1...Int.max),
    CampaignOptions(inputSize: 1...0x7FFF_FFFF, hiddenSize: 1...0x7FFF_FFFF),
    CampaignOptions(steps: 0x7FFF_FFFF...0x7FFF_FFFF, batch: 0x7FFF_FFFF...0x7FFF_FFFF),
  ])
  func `Sizes beyond any memory are refused without an overflow`(options: CampaignOptions) {
    #expect(options.bytesToJudge == nil)
    #expect(throws: InvalidOptions.self) { try CaseGenerator<Float>(options) }
  }

  @Test func `The bytes of a case follow from its sizes`() {
    let sizes = Sizes(steps: 2, batch: 3, inputSize: 5, hiddenSize: 7)
    let parameters = 12 * 28 + 28
    #expect(sizes.bytesToJudge(.lstm) == 8 * (7 * parameters + 6 * (3 * 12 + 100 * 7)))
    let fixed = CampaignOptions(steps: 2...2, batch: 3...3, inputSize: 5...5, hiddenSize: 7...7)
    #expect(fixed.bytesToJudge == sizes.bytesToJudge(.lstm))
  }

  @Test func `The default campaign needs little memory, its largest corners included`() throws {
    let bytes = try #require(CampaignOptions().bytesToJudge)
    #expect((3 << 20)...(16 << 20) ~= bytes)
  }
}
