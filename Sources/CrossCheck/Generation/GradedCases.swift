/// The cases that implementations are graded by: some of each of a campaign's blocks, so that every
/// profile and many sizes have their share.
public enum GradedCases {
  /// How many of a block there are, at most: further ones have the same sizes.
  private static let mostOfBlock = 10

  /// Ranges of a campaign's indices, `options.cases` in all, each of one block.
  ///
  /// All profiles have about as many cases each. The published worked example, which is a block of its
  /// own, is not among them.
  public static func ranges(_ options: CampaignOptions) -> [Range<Int>] {
    let profiles = max(options.profiles.count, 1)
    let ofBlock = min(mostOfBlock, max(1, options.cases / profiles))
    var ranges: [Range<Int>] = []
    var rest = options.cases
    var start = 1
    while rest > 0 {
      let count = min(ofBlock, rest)
      ranges.append(start..<start + count)
      rest -= count
      start += Block.length
    }
    return ranges
  }
}
