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
  /// Cases that are judged together take no more than the largest of this and a campaign's budget.
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
    bytes(
      signature, parameter: 7, row: 3 * (inputSize + hiddenSize) + 100 * outputSize)
  }

  /// About the bytes that each case more takes of those that are judged together, nil beyond any
  /// memory.
  ///
  /// 8·(N + T·B·(I + 32·(H+P))): the case, its answer and what is said of it. What comes and goes
  /// while they are judged is less than all of them need at once.
  func bytesInStack(_ signature: Signature) -> Int? {
    bytes(signature, parameter: 1, row: inputSize + 32 * outputSize)
  }

  private var outputSize: Int { hiddenSize + (projectionSize ?? 0) }

  /// 8·(parameter·N + T·B·row).
  private func bytes(_ signature: Signature, parameter: Int, row: @autoclosure () -> Int) -> Int? {
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
    for specification in signature.parameters {
      guard add([8, parameter] + specification.dimensions(for: self)) else { return nil }
    }
    return add([8, steps, batch, row()]) ? total : nil
  }
}
