/// A part of a campaign: whole blocks of cases, one after the other, about as many as each other part has.
///
/// Of neighbouring blocks every profile and corner has its share, so that the parts take equally long, and
/// their results follow each other as those of one run do.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
  /// From 1 to `count`.
  public let number: Int

  /// How many parts the campaign has.
  public let count: Int

  /// Nil unless 1 ≤ number ≤ count.
  public init?(_ number: Int, of count: Int) {
    guard 1 <= number, number <= count else { return nil }
    self.number = number
    self.count = count
  }

  /// Its indices in a campaign of so many cases; none if there are fewer blocks than parts.
  public func indices(of cases: Int) -> Range<Int> {
    boundary(number - 1, of: cases)..<boundary(number, of: cases)
  }

  /// Where the parts up to one end: ⌊blocks · part / count⌋ blocks.
  private func boundary(_ part: Int, of cases: Int) -> Int {
    let blocks = cases / Block.length + (cases % Block.length == 0 ? 0 : 1)
    let (high, low) = blocks.multipliedFullWidth(by: part)
    let whole = count.dividingFullWidth((high, low)).quotient
    return whole == blocks ? cases : whole * Block.length
  }

  public var description: String { "\(number)/\(count)" }
}
