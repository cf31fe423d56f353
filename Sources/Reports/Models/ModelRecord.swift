public import CrossCheck

/// A model, what it was run on, and what became of its layers.
public struct ModelRecord: Sendable {
  public var model: ModelDescription

  /// The precision that the model was run in.
  public var dtype: String

  /// What the inputs, states and lengths were, as rows for people: a label and a text.
  public var data: [(label: String, text: String)]
  public var parts: [PartResult]

  /// The command line that repeats the check.
  public var command: String

  public init(
    model: ModelDescription, dtype: String, data: [(label: String, text: String)],
    parts: [PartResult], command: String
  ) {
    self.model = model
    self.dtype = dtype
    self.data = data
    self.parts = parts
    self.command = command
  }

  /// All parts in numbers, each counted as a case.
  public var summary: Summary { Self.summary(of: parts) }

  /// Agrees only if every part does: what was given and proves nothing must not pass.
  public var verdict: Verdict {
    if parts.contains(where: { $0.verdict == .diverges }) { return .diverges }
    return parts.allSatisfy { $0.verdict == .agrees } && !parts.isEmpty ? .agrees : .inconclusive
  }

  /// The subjects in the order of the results.
  var subjectNames: [String] {
    parts.map(\.subject).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  static func summary(of parts: [PartResult]) -> Summary {
    var summary = Summary()
    for (index, part) in parts.enumerated() { summary.add(part.caseResult(index: index)) }
    return summary
  }
}
