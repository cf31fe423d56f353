import CrossCheck
import Tensors
import Testing

/// Sizes and counts that no computation has.
@Suite struct ImpossibleSizesRules {
  @Test("Sizes whose products no integer holds are refused as those of no tensor")
  func largestSizes() throws {
    let sizes = Sizes(steps: 2, batch: 3, inputSize: 4, hiddenSize: .max)
    #expect(Extent(.H).value(for: sizes) == .max)
    #expect((Extent(.I) + Extent(4, .H)).value(for: sizes) == .max)
    let error = #expect(throws: InvalidCase.self) {
      try Case<Float>(
        .lstm, sizes: sizes,
        tensors: [
          "inputs": Tensor([2, 3, 4], (0..<24).map { Float($0) / 7 }),
          "kernel": Tensor([9, 20], (0..<180).map { Float($0) / 99 }),
          "bias": Tensor([20], (0..<20).map { Float($0) / 9 }),
          "initial_c": Tensor([3, 5], (0..<15).map { Float($0) / 8 }),
          "initial_h": Tensor([3, 5], (0..<15).map { Float($0) / 6 }),
        ], provenance: .given(name: "huge"))
    }
    #expect(error?.description.contains("kernel") == true, "\(String(describing: error))")
  }

  @Test("A negative number of cases is refused")
  func negativeCases() {
    #expect(throws: InvalidOptions.noCases(-5)) {
      try CaseGenerator<Float>(CampaignOptions(cases: -5))
    }
  }
}
