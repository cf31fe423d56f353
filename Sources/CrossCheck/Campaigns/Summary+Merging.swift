extension Summary {
  /// Adds what later cases add up to: the same as adding each of them.
  public mutating func add(_ later: Summary) {
    cases += later.cases
    steps += later.steps
    elements += later.elements
    unverifiable += later.unverifiable
    agrees += later.agrees
    diverges += later.diverges
    accepted += later.accepted
    inconclusive += later.inconclusive
    failed += later.failed
    verifiedInSteps += later.verifiedInSteps
    inconclusiveWithSteps += later.inconclusiveWithSteps
    suspectedBiases += later.suspectedBiases
    ratios.add(later.ratios)
    coverage.add(later.coverage)
    anchored += later.anchored.filter { !anchored.contains($0) }
    carried += later.carried.filter { !carried.contains($0) }
    // Of equal ratios the earlier case has the worst.
    if let theirs = later.worst, theirs.element.ratio > worst?.element.ratio ?? -1 {
      worst = theirs
      worstFile = later.worstFile
    }
    if let theirs = later.gradeB, theirs.element.ratio > gradeB?.element.ratio ?? -1 {
      gradeB = theirs
    }
    worstGrade = [worstGrade, later.worstGrade].compactMap(\.self).max()
    worstStatisticalRatio = max(worstStatisticalRatio, later.worstStatisticalRatio)
    maxAbsoluteError = max(maxAbsoluteError, later.maxAbsoluteError)
    maxRelativeError = max(maxRelativeError, later.maxRelativeError)
    maxUnitsInTheLastPlace = max(maxUnitsInTheLastPlace, later.maxUnitsInTheLastPlace)
    detectableBias = [detectableBias, later.detectableBias].compactMap(\.self).min()
    activationRoundoffsNeeded =
      [activationRoundoffsNeeded, later.activationRoundoffsNeeded].compactMap(\.self).max()
  }
}
