import CrossCheck
import Tensors

extension Summary {
  /// Why these numbers cannot be those of any cases; nil if they can.
  ///
  /// Such as `'unverifiable' is 9, but 'elements' is 7`: the names are those of a report's tally.
  ///
  /// - Parameter indices: of the cases that are summed up.
  func contradiction(of indices: Range<Int>) -> String? {
    contradictionOfVerdicts ?? contradictionOfElements ?? contradictionOfErrors
      ?? contradictionOfWorst(indices) ?? contradictionOfGradeB(indices)
  }

  private var compared: Int { cases - failed }
  private var verifiable: Int { elements - unverifiable }

  private var contradictionOfVerdicts: String? {
    if agrees + diverges + inconclusive + failed != cases {
      return "'agrees' is \(agrees), 'diverges' \(diverges), 'inconclusive' \(inconclusive) and "
        + "'failed' \(failed), which do not add up to 'cases', \(cases)"
    }
    if accepted > diverges { return "'accepted' is \(accepted), but 'diverges' is \(diverges)" }
    if inconclusiveWithSteps > inconclusive {
      return "'inconclusive_with_steps' is \(inconclusiveWithSteps), but 'inconclusive' is "
        + "\(inconclusive)"
    }
    if suspectedBiases > compared {
      return "'suspected_biases' is \(suspectedBiases), but of 'cases' only \(compared) were "
        + "compared"
    }
    if (worstGrade != nil) != (agrees > 0) {
      return "'worst_grade' is \(worstGrade?.rawValue ?? "null"), but 'agrees' is \(agrees)"
    }
    return nil
  }

  private var contradictionOfElements: String? {
    if cases == 0, steps > 0 { return "'steps' is \(steps), but 'cases' is 0" }
    if compared == 0, elements > 0 {
      return "'elements' is \(elements), but none of 'cases' was compared"
    }
    if unverifiable > elements {
      return "'unverifiable' is \(unverifiable), but 'elements' is \(elements)"
    }
    if verifiedInSteps > verifiable {
      return "'verified_in_steps' is \(verifiedInSteps), but only \(verifiable) of 'elements' are "
        + "verifiable"
    }
    if agrees + diverges > verifiable {
      return "'agrees' and 'diverges' are \(agrees + diverges), but of 'elements' only "
        + "\(verifiable) are verifiable"
    }
    return nil
  }

  private var contradictionOfErrors: String? {
    let errors: [(name: String, value: Double?)] = [
      ("worst_statistical_ratio", worstStatisticalRatio), ("max_abs_error", maxAbsoluteError),
      ("max_rel_error", maxRelativeError), ("max_ulps", maxUnitsInTheLastPlace),
      ("detectable_bias", detectableBias),
      ("activation_roundoffs_needed", activationRoundoffsNeeded),
    ]
    for case (let name, let value?) in errors where !(value >= 0) {
      return "'\(name)' is \(NumberText.exact(value)), and no error is less than 0"
    }
    guard maxAbsoluteError == 0 else { return nil }
    for case (let name, let value?) in errors[..<4] where value > 0 {
      return "'\(name)' is \(NumberText.exact(value)), but 'max_abs_error' is 0"
    }
    return nil
  }

  private func contradictionOfWorst(_ indices: Range<Int>) -> String? {
    guard let (index, element) = worst else {
      return verifiable > 0
        ? "'worst' is null, but \(verifiable) of 'elements' are verifiable"
        : maxAbsoluteError > 0
          ? "'max_abs_error' is \(NumberText.exact(maxAbsoluteError)), but 'worst' is null" : nil
    }
    if verifiable == 0 { return "'worst' is an element, but none of 'elements' is verifiable" }
    if !indices.contains(index) {
      return "'worst_index' is \(index), which is none of the shard's cases, "
        + "\(indices.lowerBound) to \(indices.upperBound - 1)"
    }
    let ratio = "the 'ratio' of 'worst' is \(NumberText.exact(element.ratio))"
    if !element.isConsistent {
      return ratio + ", which is not that of its 'expected', 'actual' and 'bound'"
    }
    if (element.ratio > 1) != (diverges > 0) { return ratio + ", but 'diverges' is \(diverges)" }
    let error = abs(element.actual - element.expected)
    if element.hasError, error > maxAbsoluteError {
      return "'worst' is \(NumberText.exact(error)) off, but 'max_abs_error' is "
        + NumberText.exact(maxAbsoluteError)
    }
    return nil
  }

  private func contradictionOfGradeB(_ indices: Range<Int>) -> String? {
    if (worstGrade == .B) != (gradeB != nil) {
      return "'worst_grade' is \(worstGrade?.rawValue ?? "null"), but 'grade_b' is "
        + (gradeB == nil ? "null" : "an element")
    }
    guard let gradeB else { return nil }
    if !indices.contains(gradeB.index) {
      return "the 'index' of 'grade_b' is \(gradeB.index), which is none of the shard's cases"
    }
    let ratio = gradeB.element.ratio
    return gradeB.element.isConsistent && ratio > 1
      ? nil
      : "the 'ratio' of 'grade_b' is \(NumberText.exact(ratio)), which is not above 1, or not that of "
        + "its 'expected', 'actual' and 'bound'"
  }
}
