import Tensors

extension ShrinkSearch {
  /// Makes as many of the changes as it can: each alone is asked about, then those that can be made
  /// together, as many as can.
  ///
  /// - Parameter splitting: whether of a change that cannot be made its halves are tried, down to
  ///   single elements.
  mutating func apply(_ edits: [ValueEdit<Scalar>], splitting: Bool) throws {
    var pending = edits
    while !pending.isEmpty {
      let example = current
      let candidates = pending.map { example.applying([$0]) }
      let answers = try answers(to: candidates)
      let possible = pending.indices.filter { answers[$0] }
      let made = try take(possible.map { pending[$0] })
      // What was possible alone and is not together is tried again on top of what was made.
      pending =
        possible.dropFirst(made).map { pending[$0] }
        + (splitting ? pending.indices.filter { !answers[$0] }.flatMap { pending[$0].halves } : [])
    }
  }

  /// Takes the most of the first changes, each possible alone, that are possible together.
  ///
  /// - Returns: how many were made.
  private mutating func take(_ edits: [ValueEdit<Scalar>]) throws -> Int {
    guard let first = edits.first else { return 0 }
    var counts: [Int] = []
    var count = edits.count
    while count > 1 {
      counts.append(count)
      count /= 2
    }
    let example = current
    if let taken = try takeFirst(
      counts.count, of: { example.applying(Array(edits.prefix(counts[$0]))) })
    {
      return counts[taken]
    }
    take(example.applying([first]))
    return 1
  }
}
