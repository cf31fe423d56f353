public import Tensors

extension CampaignOptions {
  /// The largest sizes of the campaign's blocks: the ordinary ones, and each corner's.
  ///
  /// - Precondition: there is at least one profile.
  public var largestSizes: [Sizes] {
    let ranges = profiles.flatMap { profile in
      ([SizeLimits()] + Corners.all).map { SizeRanges(self, profile: profile, corner: $0).largest }
    }
    return Array(Set(ranges))
  }

  /// About the bytes that judging any single case of the campaign needs, nil beyond any memory.
  ///
  /// Judging a block in one call takes up to `Block.length` times as much.
  public var bytesToJudge: Int? {
    var most = 0
    for sizes in largestSizes {
      guard let bytes = sizes.bytesToJudge(signature) else { return nil }
      most = max(most, bytes)
    }
    return most
  }
}

extension Sizes {
  /// About the bytes that judging one case of these sizes needs, nil beyond any memory.
  ///
  /// 8·(7·N + T·B·(3·(I+H) + 100·(H+P))) for N parameters: the reference works in float64, with
  /// several arrays for each bound.
  public func bytesToJudge(_ signature: Signature) -> Int? {
    // Small enough for every extent of a shape; the products are checked.
    guard SizeSymbol.allCases.allSatisfy({ (0...0x7FFF_FFFF).contains(self[$0]) }) else {
      return nil
    }
    var total = 0
    func add(_ factors: [Int]) -> Bool {
      var product = 1
      for factor in factors {
        let (next, overflow) = product.multipliedReportingOverflow(by: factor)
        guard !overflow else { return false }
        product = next
      }
      let (sum, overflow) = total.addingReportingOverflow(product)
      total = sum
      return !overflow
    }
    for parameter in signature.parameters {
      guard add([8, 7] + parameter.dimensions(for: self)) else { return nil }
    }
    let width = 3 * (inputSize + hiddenSize) + 100 * (hiddenSize + (projectionSize ?? 0))
    return add([8, steps, batch, width]) ? total : nil
  }
}
