/// One dimension of a symbolic shape: a sum of multiples of sizes, such as `I+H` or `4H`.
public struct Extent: Hashable, Sendable, CustomStringConvertible {
  let terms: [Term]

  struct Term: Hashable, Sendable {
    let factor: Int
    let symbol: SizeSymbol
  }

  /// The extent of one size.
  public init(_ symbol: SizeSymbol) { self.init(1, symbol) }

  /// The extent `factor · symbol`.
  public init(_ factor: Int, _ symbol: SizeSymbol) {
    terms = [Term(factor: factor, symbol: symbol)]
  }

  private init(terms: [Term]) { self.terms = terms }

  /// The sum of two extents, such as `I+H`.
  public static func + (left: Extent, right: Extent) -> Extent {
    Extent(terms: left.terms + right.terms)
  }

  /// The extent's value for given sizes; `Int.max`, which no axis has, if it is beyond that.
  public func value(for sizes: Sizes) -> Int {
    var sum = 0
    for term in terms {
      let (product, isTooLarge) = term.factor.multipliedReportingOverflow(by: sizes[term.symbol])
      let (next, isBeyond) = sum.addingReportingOverflow(product)
      guard !isTooLarge, !isBeyond else { return .max }
      sum = next
    }
    return sum
  }

  public var description: String {
    terms.map { ($0.factor == 1 ? "" : String($0.factor)) + $0.symbol.rawValue }
      .joined(separator: "+")
  }
}
