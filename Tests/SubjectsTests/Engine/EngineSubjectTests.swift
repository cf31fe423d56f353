import Lockstep
import LockstepTesting
import Testing

/// The engine in lockstep with the Reference, over every set of kernels that runs here.
struct EngineSubjectTests {
  @Test(arguments: KernelSet.supported, EngineSubject.signatures)
  func allKernelsAgree(_ kernels: KernelSet, _ signature: Signature) async throws {
    let summary = try await expectLockstep(EngineSubject(kernels), is: signature, cases: 500)
    #expect(summary.agrees == 500)
    #expect(summary.grade == .A)
  }

  /// Batches in which the products with the inputs are computed with the others, and not ahead.
  @Test(arguments: KernelSet.supported)
  func largeBatchesAgree(_ kernels: KernelSet) throws {
    let options = CampaignOptions(
      signature: .lstm, seed: 1, cases: 64, steps: 1...3, batch: 20...40,
      profiles: [.generic, .saturating, .tiny, .nonfinite])
    #expect(try summary(of: kernels, options).agrees == 64)
  }

  /// With the accuracy that the kernels state: 2 units in the last place are 4 roundoffs.
  @Test(arguments: KernelSet.supported)
  func fourRoundoffsAreEnough(_ kernels: KernelSet) throws {
    let options = CampaignOptions(
      signature: .lstm, seed: 3, cases: 200, profiles: [.probe, .exact, .generic, .saturating])
    let summary = try summary(of: kernels, options, activationRoundoffs: 4)
    #expect(summary.agrees == 200)
    #expect(summary.grade == .A)
    #expect(try #require(summary.activationRoundoffsNeeded) <= 4)
  }

  private func summary(
    of kernels: KernelSet, _ options: CampaignOptions, activationRoundoffs: Double = 10
  ) throws -> Summary {
    let generator = try CaseGenerator<Float>(options)
    let campaign = Campaign(
      options, subject: try EngineSubject(kernels),
      judge: ReferenceJudge<Float>(
        try reference(), activationRoundoffs: activationRoundoffs),
      makeCase: generator.makeCase(at:))
    var summary = Summary()
    try campaign.run { event in
      if case .judged(let result) = event { summary.add(result) }
    }
    return summary
  }
}
