import CrossCheck
import Tensors
import Testing

@Suite struct GradedCasesTests {
  @Test(
    "So many cases as asked for, each profile with its share", arguments: [1, 8, 61, 400, 1000])
  func shares(cases: Int) throws {
    let options = CampaignOptions(cases: cases)
    let generator = try CaseGenerator<Float>(options)
    var counts: [Profile: Int] = [:]
    var indices: Set<Int> = []
    for range in GradedCases.ranges(options) {
      #expect(generator.block(containing: range.lowerBound).indices.contains(range.upperBound - 1))
      for index in range {
        #expect(indices.insert(index).inserted)
        let profile = try #require(generator.block(containing: index).profile)
        counts[profile, default: 0] += 1
      }
    }
    #expect(indices.count == cases)
    let shares = Profile.allCases.map { counts[$0] ?? 0 }
    #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 10)
    if cases >= 8 { #expect(!shares.contains(0)) }
  }

  @Test("Activation probes are made of an LSTM's probe case alone, and no sum in them rounds")
  func activationProbes() throws {
    let options = CampaignOptions(cases: 1, profiles: [.probe])
    let probe = try CaseGenerator<Float>(options).makeCase(at: 40)
    let made = try probe.activationProbes()
    #expect(made.count == 2)
    for example in made {
      #expect(example.provenance.profile == .probe && example.options["forget_bias"] == 0)
      #expect(example["inputs"].scalars.filter { $0 != 0 }.allSatisfy { $0 == 1 })
      #expect(example["inputs"].scalars.contains(1))
      #expect(example["initial_h"].scalars.allSatisfy { $0 == 0 })
      let multiples = example["kernel"].scalars.map { $0 * 4096 }
      #expect(multiples.allSatisfy { $0 == $0.rounded() && abs($0) <= 65536 })
      #expect(Set(multiples).count > 10)
    }
    let units = probe.sizes.hiddenSize
    #expect(made[0]["initial_c"].scalars.allSatisfy { $0 == 0 })
    #expect(made[1]["initial_c"].scalars.allSatisfy { abs($0.significand) == 1 && $0 != 0 })
    #expect(made[1]["kernel"].scalars[units..<(2 * units)].allSatisfy { $0 == 0 })
    #expect(made[0]["kernel"].scalars[units..<(2 * units)].contains { $0 != 0 })
    let other = try CaseGenerator<Float>(CampaignOptions(cases: 1, profiles: [.trained]))
    #expect(try other.makeCase(at: 1).activationProbes().isEmpty)
    let rnn = CampaignOptions(signature: .rnn, cases: 1, profiles: [.probe])
    #expect(try CaseGenerator<Float>(rnn).makeCase(at: 1).activationProbes().isEmpty)
  }
}
