import CrossCheck
import Tensors
import Testing

/// A change of any of these numbers is a new `CampaignOptions.generatorVersion`.
@Suite struct GoldenBitsTests {
  @Test func `The first cases have the pinned bits in float32`() throws {
    let generator = try CaseGenerator<Float>(CampaignOptions())
    let hash = fingerprint((0..<64).lazy.flatMap { generator.makeCase(at: $0).bits })
    #expect(CampaignOptions.generatorVersion == 1)
    #expect(hash == 0xbbff_0448_23ec_1d2f)
  }

  @Test func `The first cases have the pinned bits in float64`() throws {
    let generator = try CaseGenerator<Double>(CampaignOptions())
    #expect(
      fingerprint((0..<4).lazy.flatMap { generator.makeCase(at: $0).bits }) == 0xbb30_a34a_69de_69f6
    )
  }

  @Test func `A later block of another seed and cell has the pinned bits`() throws {
    let generator = try CaseGenerator<Float>(CampaignOptions(signature: .rnn, seed: .max))
    #expect(
      fingerprint((1990..<1994).lazy.flatMap { generator.makeCase(at: $0).bits })
        == 0x39f7_8e34_2d9f_2d4c)
  }

  static let profiles: [(Profile, UInt64, UInt64)] = [
    (.generic, 0x4110_6090_cf52_747c, 0x5a2d_5ebd_9f85_eaab),
    (.trained, 0xf5f6_b0ac_a78e_077f, 0xe8b3_ad2f_76eb_bb4b),
    (.saturating, 0xcd27_b3fb_af48_b291, 0x22d9_ba9f_1728_859b),
    (.nonfinite, 0x456a_9780_33b1_aab7, 0x9cd4_1d70_e786_ef1c),
    (.probe, 0xb69c_1626_ab8c_be75, 0x68dd_821e_c17f_d3c6),
    (.cancelling, 0x7a04_18fe_07a5_0bca, 0x7f47_c183_0e91_d3b1),
    (.tiny, 0x77d1_cf90_d805_f142, 0x951b_40a8_d364_c678),
    (.exact, 0xa6ad_30fa_1626_7aad, 0x94a1_02aa_89bd_04a2),
  ]

  @Test(arguments: profiles)
  func `Each profile has the pinned bits`(
    profile: Profile, float32: UInt64, float64: UInt64
  ) throws {
    let options = CampaignOptions(hiddenSize: 5...9, profiles: [profile])
    let narrow = try CaseGenerator<Float>(options)
    let wide = try CaseGenerator<Double>(options)
    #expect(fingerprint((0..<6).lazy.flatMap { narrow.makeCase(at: $0).bits }) == float32)
    #expect(fingerprint((0..<6).lazy.flatMap { wide.makeCase(at: $0).bits }) == float64)
  }

  @Test func `Every profile is pinned`() {
    #expect(Self.profiles.map(\.0) == Profile.allCases)
  }
}
