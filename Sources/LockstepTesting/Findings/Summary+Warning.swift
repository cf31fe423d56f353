import Lockstep

extension Summary {
  /// What is noteworthy about a subject that agrees, if anything is.
  func warning(about name: String) -> String? {
    var parts: [String] = []
    if grade == .B, let gradeB { parts.append("grade B: " + GradeBText.sentence(gradeB)) }
    if suspectedBiases > 0 {
      parts.append("the bias test suspects a constant error in \(suspectedBiases) cases")
    }
    if worstStatisticalRatio > 1 {
      parts.append("the worst statistical ratio is \(NumberText.rounded(worstStatisticalRatio))")
    }
    return parts.isEmpty ? nil : "\(name) agrees, but " + parts.joined(separator: "; ")
  }
}
