import Tensors

/// The ranges from which the sizes of a block of cases are drawn.
struct SizeRanges: Hashable, Sendable {
  let steps: ClosedRange<Int>
  let batch: ClosedRange<Int>
  let inputSize: ClosedRange<Int>
  let hiddenSize: ClosedRange<Int>
  /// Nil for a cell without a projection.
  let projectionSize: ClosedRange<Int>?

  /// The user's ranges, narrowed to what the profile and the corner ask for where they overlap.
  ///
  /// Without a range of the user's, the profile goes before the corner, and the corner may lie
  /// beyond the ordinary ranges.
  init(_ options: CampaignOptions, profile: Profile, corner: SizeLimits) {
    func range(_ symbol: SizeSymbol, _ ordinary: ClosedRange<Int>) -> ClosedRange<Int> {
      let wanted = [profile.limits[symbol], corner[symbol]].compactMap { $0 }
      guard let user = options.limits[symbol] else { return wanted.first ?? ordinary }
      return wanted.first { user.overlaps($0) }.map { user.clamped(to: $0) } ?? user
    }
    steps = range(.T, 1...32)
    batch = range(.B, 1...8)
    inputSize = range(.I, 1...64)
    hiddenSize = range(.H, 1...64)
    projectionSize = options.signature.symbols.contains(.P) ? range(.P, 1...64) : nil
  }

  /// The largest sizes that can be drawn.
  var largest: Sizes {
    Sizes(
      steps: steps.upperBound, batch: batch.upperBound, inputSize: inputSize.upperBound,
      hiddenSize: hiddenSize.upperBound, projectionSize: projectionSize?.upperBound)
  }

  /// Sizes that are pairwise distinct and make no square weights, if some attempts find such.
  ///
  /// Equal sizes hide transposed and confused axes. Ranges that leave no choice, or hardly any, get
  /// sizes as they come.
  func draw(for signature: Signature, from stream: inout RandomStream) -> Sizes {
    var sizes = largest
    for _ in 0..<256 {
      sizes = Sizes(
        steps: stream.integer(in: steps), batch: stream.integer(in: batch),
        inputSize: stream.integer(in: inputSize), hiddenSize: stream.integer(in: hiddenSize),
        projectionSize: projectionSize.map { stream.integer(in: $0) })
      if signature.isElementwise { sizes.inputSize = sizes.hiddenSize }
      if signature.tellsAxesApart(sizes) { break }
    }
    return sizes
  }
}

extension Signature {
  /// Whether no two sizes are equal and no weights are square.
  func tellsAxesApart(_ sizes: Sizes) -> Bool {
    symbols.map { sizes[$0] }.areDistinct
      && parameters.allSatisfy { $0.dimensions(for: sizes).areDistinct }
  }
}

extension [Int] {
  /// Whether no two are equal; of a handful, which needs no set.
  fileprivate var areDistinct: Bool {
    indices.allSatisfy { !self[..<$0].contains(self[$0]) }
  }
}
