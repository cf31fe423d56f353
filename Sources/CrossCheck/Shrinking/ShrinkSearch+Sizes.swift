import Tensors

extension ShrinkSearch {
  /// Cuts every size in turn.
  mutating func cutSizes() throws {
    try cutSteps()
    let symbols = current.signature.symbols
    for symbol in [SizeSymbol.B, .H, .P, .I] where symbols.contains(symbol) {
      try cut(symbol)
    }
  }

  /// Cuts one size: one index alone, then the first or the last few, as few as possible, then
  /// whatever is not needed.
  private mutating func cut(_ symbol: SizeSymbol) throws {
    let example = current
    let size = example.sizes[symbol]
    guard size > 1 else { return }
    if try takeFirst(size, of: { example.keeping([$0], of: symbol) }) != nil { return }
    for count in Self.counts(below: size) {
      let ends = [Array(0..<count), Array((size - count)..<size)]
      if try takeFirst(2, of: { example.keeping(ends[$0], of: symbol) }) != nil {
        // Of a large size not every number was tried.
        if size > Self.fullyTried { try cut(symbol) }
        break
      }
    }
    try remove(symbol)
  }

  /// The largest size of which every smaller one is tried.
  private static var fullyTried: Int { 64 }

  /// Sizes to try, ascending: all of a small one; of a large one those beside powers of two, where
  /// vectors and blocks end, and the half.
  private static func counts(below size: Int) -> [Int] {
    if size <= fullyTried { return Array(2..<size) }
    var counts = [2, (size + 1) / 2]
    var power = 4
    while power - 1 < size {
      counts += [power - 1, power, power + 1]
      power *= 2
    }
    return Set(counts.filter { $0 < size }).sorted()
  }

  /// Removes chunks, of half the size at first and of a single index at last.
  private mutating func remove(_ symbol: SizeSymbol) throws {
    var length = current.sizes[symbol] / 2
    while length > 0 {
      if try !removeChunks(of: symbol, length: length) { length /= 2 }
    }
  }

  /// Removes as many chunks of that length as it can; of those that can be removed alone, the first
  /// so and so many together.
  ///
  /// - Returns: whether any was removed.
  private mutating func removeChunks(of symbol: SizeSymbol, length: Int) throws -> Bool {
    let example = current
    let size = example.sizes[symbol]
    guard size > length else { return false }
    let chunks = stride(from: 0, to: size - length + 1, by: length).map { $0..<($0 + length) }
    func without(_ removed: ArraySlice<Range<Int>>) -> Case<Scalar> {
      example.keeping(
        (0..<size).filter { index in !removed.contains { $0.contains(index) } }, of: symbol)
    }
    let candidates = chunks.map { without([$0]) }
    let answers = try answers(to: candidates)
    let removable = chunks.indices.filter { answers[$0] }
    guard let first = removable.first else { return false }
    var count = removable.count
    while count > 1 {
      let removed = removable.prefix(count).map { chunks[$0] }[...]
      if count * length < size, try takeFirst(1, of: { _ in without(removed) }) != nil {
        return true
      }
      count /= 2
    }
    take(candidates[first])
    return true
  }
}
