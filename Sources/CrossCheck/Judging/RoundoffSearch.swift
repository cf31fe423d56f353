/// The smallest k, in unit roundoffs, for which something holds that holds for every larger k too.
public enum RoundoffSearch {
  /// What is found; the numbers have two significant digits.
  public enum Result: Hashable, Sendable {
    /// It holds for this k, and not for the next smaller one of `RoundoffSearch.candidates`.
    case needed(Double)
    /// It does not even hold for the largest of them.
    case more(than: Double)
  }

  /// 0, then 0.10, 0.11, … 0.99, 1.0, … 9.9, 10, … 99, 100, 110, … 9,900, 10,000.
  public static let candidates: [Double] = {
    let mantissas = (10..<100).map(Double.init)
    // Divided, where that is exact: k is shown and compared.
    return [0] + mantissas.map { $0 / 100 } + mantissas.map { $0 / 10 } + mantissas
      + mantissas.map { $0 * 10 } + mantissas.map { $0 * 100 } + [10_000]
  }()

  /// A bisection: it asks for nine candidates or so.
  ///
  /// - Parameter holds: false up to some k, then true.
  public static func smallest(where holds: (Double) throws -> Bool) rethrows -> Result {
    let last = candidates.count - 1
    guard try holds(candidates[last]) else { return .more(than: candidates[last]) }
    var (lower, upper) = (0, last)
    while lower < upper {
      let middle = (lower + upper) / 2
      if try holds(candidates[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return .needed(candidates[upper])
  }
}
