public import CrossCheck
public import Tensors

/// One case, somebody's answer to it, and which known mistakes explain that.
public struct DiagnosisRecord: Sendable {
  /// Where the case and the answer came from, as rows for people: a label and a text.
  public var data: [(label: String, text: String)]
  public var subject: String
  public var signature: Signature
  public var sizes: Sizes
  public var verdict: Verdict
  public var comparison: Comparison

  /// What the comparison and options say about the cause.
  public var explanation: String

  /// What of it is no mistake of the catalogue, such as an option or the order of the arrays; empty
  /// if there is nothing of that.
  public var cause: String

  /// Nil unless the answer diverges.
  public var diagnosis: Diagnosis?

  /// What was judged: it decides what can be done next.
  public var source: DiagnosisSource

  /// Whether a case was written that tells the explanations apart.
  public var isToldApartInFile = false

  public init(
    data: [(label: String, text: String)], subject: String, signature: Signature, sizes: Sizes,
    verdict: Verdict, comparison: Comparison, explanation: String, cause: String = "",
    diagnosis: Diagnosis?, source: DiagnosisSource
  ) {
    self.data = data
    self.subject = subject
    self.signature = signature
    self.sizes = sizes
    self.verdict = verdict
    self.comparison = comparison
    self.explanation = explanation
    self.cause = cause
    self.diagnosis = diagnosis
    self.source = source
  }
}
