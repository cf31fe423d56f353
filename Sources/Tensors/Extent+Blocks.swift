extension Extent {
  /// The blocks that the dimension is made of, one after the other: of `I+H` one of each size, of `4H`
  /// four of H.
  public func blocks(for sizes: Sizes) -> [(symbol: SizeSymbol, range: Range<Int>)] {
    var blocks: [(symbol: SizeSymbol, range: Range<Int>)] = []
    var start = 0
    for term in terms {
      for _ in 0..<term.factor {
        let end = start + sizes[term.symbol]
        blocks.append((term.symbol, start..<end))
        start = end
      }
    }
    return blocks
  }

  /// The indices that are left of the dimension if of every block of one size only some are kept.
  public func indices(
    keeping kept: [Int], of symbol: SizeSymbol, for sizes: Sizes
  ) -> [Int] {
    blocks(for: sizes).flatMap { block in
      block.symbol == symbol ? kept.map { block.range.lowerBound + $0 } : Array(block.range)
    }
  }

  /// Whether it is made of that size.
  public func contains(_ symbol: SizeSymbol) -> Bool {
    terms.contains { $0.symbol == symbol }
  }
}
