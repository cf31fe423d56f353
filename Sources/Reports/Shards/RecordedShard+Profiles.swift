import CrossCheck
import Tensors

extension RecordedShard {
  /// Why the tallies of the profiles, of the ratios and of the sizes are not those of the cases; nil if
  /// they can be.
  var contradictionOfProfiles: String? {
    for (record, next) in zip(profiles, profiles.dropFirst())
    where ProfileRecord.rank(of: record.profile) >= ProfileRecord.rank(of: next.profile) {
      return "'profiles' lists \(next.name) after \(record.name)"
    }
    for record in profiles {
      let sentence =
        record.summary.contradiction(of: indices) ?? record.summary.contradictionOfDistributions
      if let sentence { return "of the profile \(record.name) \(sentence)" }
    }
    if let sentence = summary.contradictionOfDistributions { return "of its tally \(sentence)" }
    let counts: [(name: String, path: KeyPath<Summary, Int>)] = [
      ("cases", \.cases), ("steps", \.steps), ("elements", \.elements),
      ("unverifiable", \.unverifiable), ("agrees", \.agrees), ("diverges", \.diverges),
      ("accepted", \.accepted), ("inconclusive", \.inconclusive), ("failed", \.failed),
    ]
    for (name, path) in counts {
      let sum = profiles.reduce(0) { $0 + $1.summary[keyPath: path] }
      if sum != summary[keyPath: path] {
        return "'\(name)' of the 'profiles' add up to \(sum), but the tally's is "
          + "\(summary[keyPath: path])"
      }
    }
    let ratios = profiles.reduce(into: RatioDistribution()) { $0.add($1.summary.ratios) }
    if ratios != summary.ratios { return "'ratios' of the 'profiles' are not the tally's" }
    let coverage = profiles.reduce(into: SizeCoverage()) { $0.add($1.summary.coverage) }
    if coverage != summary.coverage { return "'sizes' of the 'profiles' are not the tally's" }
    let worst = profiles.compactMap(\.summary.worst?.element.ratio).max()
    return worst == summary.worst?.element.ratio
      ? nil : "the 'worst' of the 'profiles' is not the tally's"
  }
}

extension Summary {
  fileprivate var contradictionOfDistributions: String? {
    for symbol in SizeSymbol.allCases where symbol != .P && coverage[symbol].reduce(0, +) != cases {
      return "the cases of 'sizes' \(symbol.rawValue) do not add up to 'cases', \(cases)"
    }
    // Final states that repeat a step are verifiable, and no elements of a distribution.
    if ratios.total > elements - unverifiable {
      return "'counts' of 'ratios' are \(ratios.total), but only \(elements - unverifiable) of "
        + "'elements' are verifiable"
    }
    return nil
  }
}
