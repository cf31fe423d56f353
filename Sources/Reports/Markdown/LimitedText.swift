/// Text that stays below a number of bytes in UTF-8, whatever is added to it.
struct LimitedText {
  private(set) var text = ""
  private var size = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Adds a block and a newline if there is room for it.
  ///
  /// - Parameter reserve: how many bytes must be left then.
  /// - Returns: Whether there was.
  @discardableResult
  mutating func add(_ block: String, reserve: Int = 0) -> Bool {
    let added = block.utf8.count + 1
    guard size + added + reserve <= limit else { return false }
    text += block + "\n"
    size += added
    return true
  }

  /// Adds as many of the blocks as there is room for; those after the first that does not fit are not
  /// asked for.
  ///
  /// - Parameter reserve: how many bytes must be left then.
  /// - Returns: How many are left out.
  mutating func add(_ blocks: some Collection<String>, reserve: Int) -> Int {
    var place = 0
    for block in blocks {
      guard add(block, reserve: reserve) else { return blocks.count - place }
      place += 1
    }
    return 0
  }
}
