import Tensors

/// What looking into a finding adds to it.
public struct FindingUpdate: Sendable {
  let explanation: String
  let cause: String
  let diagnosis: Diagnosis?
  let detail: FindingDetail?
  let caseFile: String?
  let shrunkSizes: Sizes?

  init(
    explanation: String, cause: String, diagnosis: Diagnosis?, detail: FindingDetail?,
    caseFile: String?, shrunkSizes: Sizes?
  ) {
    self.explanation = explanation
    self.cause = cause
    self.diagnosis = diagnosis
    self.detail = detail
    self.caseFile = caseFile
    self.shrunkSizes = shrunkSizes
  }

  /// What was added to a finding so far.
  public init(_ finding: Finding) {
    explanation = finding.explanation
    cause = finding.cause
    diagnosis = finding.diagnosis
    detail = finding.detail
    caseFile = finding.caseFile
    shrunkSizes = finding.shrunkSizes
  }
}

extension Finding {
  /// Takes over what looking into the finding added.
  public mutating func apply(_ update: FindingUpdate) {
    explanation = update.explanation
    cause = update.cause
    diagnosis = update.diagnosis
    detail = update.detail
    caseFile = update.caseFile
    shrunkSizes = update.shrunkSizes
  }
}
