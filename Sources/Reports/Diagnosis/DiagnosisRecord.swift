public import CrossCheck
public import Tensors

/// One case, somebody's answer to it, and which known mistakes explain that.
public struct DiagnosisRecord: Sendable {
  /// Where the case and the answer came from, as rows for people: a label and a text.
  public var data: [(label: String, text: String)]
  public var subject: String
  public var signature: Signature
  public var sizes: Sizes
  public var comparison: Comparison

  /// Nil unless the answer diverges.
  public var diagnosis: Diagnosis?

  public init(
    data: [(label: String, text: String)], subject: String, signature: Signature, sizes: Sizes,
    comparison: Comparison, diagnosis: Diagnosis?
  ) {
    self.data = data
    self.subject = subject
    self.signature = signature
    self.sizes = sizes
    self.comparison = comparison
    self.diagnosis = diagnosis
  }
}
