import CrossCheck
import Tensors

/// ```json
/// "ratios": { "counts": [[0, …], …], "worst_by_step": [0.25, 0.5, null, …] },
/// "sizes": { "T": [0, 12, …], "B": […], … }
/// ```
///
/// The row of `counts` is the class of the magnitude of what is expected, the column that of the ratio;
/// where the classes begin is in `classes`.
extension JSONReport {
  static func ratios(_ ratios: RatioDistribution) -> JSONValue {
    let rows = (0..<MagnitudeClass.count).map { magnitude in
      JSONValue.array(
        (0..<RatioClass.count).map {
          .integer(ratios.count(magnitude: magnitude, ratio: $0))
        })
    }
    return .object([
      ("counts", .array(rows)),
      ("worst_by_step", .array(ratios.worstByStep.map { JSONValue($0 < 0 ? nil : $0) })),
    ])
  }

  static func coverage(_ coverage: SizeCoverage) -> JSONValue {
    .object(
      SizeSymbol.allCases.map { symbol in
        (symbol.rawValue, .array(coverage[symbol].map { .integer($0) }))
      })
  }

  /// Where the classes begin that `ratios` and `sizes` count by.
  static var classes: JSONValue {
    .object([
      ("ratio", .array(RatioClass.lowerLimits.map { .number($0) })),
      ("magnitude", .array(MagnitudeClass.lowerLimits.map { .number($0) })),
      (
        "size",
        .array((0..<SizeClass.count).map { .integer(SizeClass.range(of: $0).lowerBound) })
      ),
    ])
  }
}

extension RatioDistribution {
  init(_ members: JSONMembers) throws(MalformedReport) {
    self.init()
    let rows = try members.counts(
      "counts", rows: MagnitudeClass.count, columns: RatioClass.count)
    counts = rows
    worstByStep = try members.optionalNumbers("worst_by_step", SizeClass.count).map { $0 ?? -1 }
  }
}

extension SizeCoverage {
  init(_ members: JSONMembers) throws(MalformedReport) {
    self.init()
    for symbol in SizeSymbol.allCases {
      self[symbol] = try members.counts(symbol.rawValue, SizeClass.count)
    }
  }
}
