public import Tensors

/// One layer of a model, as one subject computed it, held against the reference.
public struct PartResult: Sendable {
  /// Which layer, such as `layer 0` or `output layer`.
  public let part: String

  /// Whose numbers: `native`, or the file that holds them.
  public let subject: String
  public let signature: Signature
  public let sizes: Sizes
  public let comparison: Comparison

  /// The layers below, of which nothing was given, so that the reference carried them.
  public let carriedParts: [String]

  /// What is known about the cause; empty if the layer agrees.
  public var explanation: String

  public init(
    part: String, subject: String, signature: Signature, sizes: Sizes, comparison: Comparison,
    carriedParts: [String] = []
  ) {
    self.part = part
    self.subject = subject
    self.signature = signature
    self.sizes = sizes
    self.comparison = comparison
    self.carriedParts = carriedParts
    explanation = comparison.explanation(for: sizes)
  }

  /// The same as the case of that index, for a `Summary`.
  public func caseResult(index: Int) -> CaseResult {
    CaseResult(
      index: index, profile: nil, sizes: sizes, verdict: comparison.verdict, comparison: comparison)
  }
}
