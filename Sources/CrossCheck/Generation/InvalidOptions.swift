public import Tensors

/// Why options do not make a campaign.
public enum InvalidOptions: Error, Hashable, CustomStringConvertible {
  /// There is no profile to draw from.
  case noProfiles
  /// A range of sizes begins below the least that there is.
  case tooSmall(SizeSymbol, range: ClosedRange<Int>, least: Int)
  /// The largest sizes are beyond any memory.
  case tooLarge(Sizes)
  /// So many roundoffs of an activation excuse everything, or are none.
  case roundoffs(Double)
  /// There is no case to run.
  case noCases(Int)

  public var description: String {
    switch self {
    case .noProfiles:
      "a campaign needs at least one profile; "
        + "there are \(Profile.allCases.map(\.rawValue).joined(separator: ", "))"
    case .tooSmall(let symbol, let range, let least):
      "the size \(symbol) cannot be below \(least), but the range asked for starts at "
        + "\(range.lowerBound)"
    case .noCases(let count):
      "a check needs at least one case, not \(count)"
    case .roundoffs(let value):
      "the number of activation roundoffs must be from 0 to 10000, not \(value): beyond, a bound "
        + "excuses everything"
    case .tooLarge(let sizes):
      "cases of the sizes \(sizes) are larger than any memory; ask for smaller sizes"
    }
  }
}
