/// Something suspicious about a case that agrees.
public struct Warning: Hashable, Sendable {
  /// The campaign's index of the case.
  public let index: Int

  /// The file that the case comes from; nil if it was generated.
  public let caseFile: String?

  /// The greatest |actual − expected| / statistical bound, if that is above 1.
  public let statisticalRatio: Double?

  /// The gate that seems off by a constant; nil if none does.
  public let suspectedBias: SuspectedBias?

  /// A warning of these parts.
  public init(
    index: Int, caseFile: String? = nil, statisticalRatio: Double?, suspectedBias: SuspectedBias?
  ) {
    self.index = index
    self.caseFile = caseFile
    self.statisticalRatio = statisticalRatio
    self.suspectedBias = suspectedBias
  }
}

extension Warning {
  /// Nil if the comparison gives no cause for suspicion.
  init?(index: Int, _ comparison: Comparison?, caseFile: String?) {
    guard let comparison else { return nil }
    let ratio = comparison.worstStatisticalRatio
    guard ratio > 1 || comparison.suspectedBias != nil else { return nil }
    self.init(
      index: index, caseFile: caseFile, statisticalRatio: ratio > 1 ? ratio : nil,
      suspectedBias: comparison.suspectedBias)
  }
}
