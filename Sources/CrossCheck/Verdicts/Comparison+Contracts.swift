extension Comparison {
  /// Whether a comparison that diverges by the relative contract is superseded by the same one by
  /// the absolute contract.
  ///
  /// It is not where a wider bound, which is no evidence, would excuse what is refuted.
  func yields(to absolute: Comparison) -> Bool {
    absolute.verdict == .diverges || absolute.unverifiable <= unverifiable
  }

  /// This comparison, by the absolute contract, of what diverges by the relative one.
  func excusing(_ relative: Comparison) -> Comparison {
    var comparison = self
    comparison.worstByRelativeContract = grade == .B ? relative.worst : nil
    return comparison
  }

  /// The comparison by the relative contract or, if it diverges by that, by the absolute one.
  public static func underEitherContract(
    _ compare: (ActivationContract) throws -> Comparison
  ) rethrows -> Comparison {
    let relative = try compare(.relative)
    guard relative.verdict == .diverges else { return relative }
    let absolute = try compare(.absolute)
    return relative.yields(to: absolute) ? absolute.excusing(relative) : relative
  }
}
