import Tensors

/// Ranges for some of the sizes of a case; nil leaves a size open.
struct SizeLimits: Hashable, Sendable {
  var steps: ClosedRange<Int>?
  var batch: ClosedRange<Int>?
  var inputSize: ClosedRange<Int>?
  var hiddenSize: ClosedRange<Int>?
  var projectionSize: ClosedRange<Int>?

  subscript(symbol: SizeSymbol) -> ClosedRange<Int>? {
    switch symbol {
    case .T: steps
    case .B: batch
    case .I: inputSize
    case .H: hiddenSize
    case .P: projectionSize
    }
  }
}

extension CampaignOptions {
  /// The user's ranges.
  var limits: SizeLimits {
    SizeLimits(
      steps: steps, batch: batch, inputSize: inputSize, hiddenSize: hiddenSize,
      projectionSize: projectionSize)
  }
}

extension Profile {
  /// The sizes that the profile needs to be itself.
  var limits: SizeLimits {
    switch self {
    case .probe: SizeLimits(steps: 1...1)
    // Only a first step is provably free of rounding.
    case .exact: SizeLimits(steps: 1...4)
    default: SizeLimits()
    }
  }
}
