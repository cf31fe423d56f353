import Lockstep

extension FunctionSurvey {
  /// What was seen, in a line; errors with as many digits as say something.
  var text: String {
    func error(_ value: Double) -> String { NumberText.rounded(value, digits: 4) }
    return "\(function.rawValue): \(NumberText.count(numbers, "number")), the greatest error "
      + "\(error(worst)) units in the last place, at \(worstNumber); below the normal numbers "
      + "\(error(worstOfSubnormals)) of the smallest; \(NumberText.count(descents, "descent"))"
  }
}
