/// Which utterances are judged together.
///
/// A batch takes the time of its longest utterance in every row. So unless that at most doubles the
/// frames, utterances are judged with those of at least half their length.
enum UtteranceBatches {
  /// The utterances of each batch, in the order of the table.
  ///
  /// - Parameters:
  ///   - lengths: the frames of all utterances; some have one.
  ///   - fits: whether so many utterances of up to so many frames may be one batch.
  static func indices(
    of lengths: [Int], fits: (_ frames: Int, _ utterances: Int) -> Bool
  ) -> [[Int]] {
    let longest = lengths.max() ?? 0
    if longest * lengths.count <= 2 * lengths.reduce(0, +), fits(longest, lengths.count) {
      return [Array(lengths.indices)]
    }
    var batches: [[Int]] = []
    var frames = 0
    // The longest first; utterances without a frame end up in the last batch.
    for index in lengths.indices.sorted(by: { (-lengths[$0], $0) < (-lengths[$1], $1) }) {
      let isLike = 2 * lengths[index] >= frames || lengths[index] == 0
      if let last = batches.last, isLike, fits(frames, last.count + 1) || lengths[index] == 0 {
        batches[batches.count - 1].append(index)
      } else {
        batches.append([index])
        frames = lengths[index]
      }
    }
    return batches.map { $0.sorted() }
  }
}
