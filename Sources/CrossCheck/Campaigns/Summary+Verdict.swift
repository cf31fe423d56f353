extension Summary {
  /// Whether something diverges, and all that does is accepted.
  public var isAccepted: Bool { accepted > 0 && accepted == diverges && failed == 0 }

  /// Whether more cases agree than not: else it says nothing how accurately the few agree that do.
  public var isMostlyInAgreement: Bool { agrees > diverges - accepted + failed }

  /// The verdict of the campaign: `diverges` if any case does, else `failed` if any did, else
  /// `agrees` if any does, else `inconclusive`, also when there was no case at all.
  public var verdict: Verdict {
    if diverges > 0 { return .diverges }
    if failed > 0 { return .failed }
    // Empty sequences say nothing about the cell where no step could be verified.
    if inconclusiveWithSteps > 0, verifiedInSteps == 0 { return .inconclusive }
    return agrees > 0 ? .agrees : .inconclusive
  }
}
