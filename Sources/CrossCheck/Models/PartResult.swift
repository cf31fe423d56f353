public import Tensors

/// One layer of a model, as one subject computed it, held against the reference.
public struct PartResult: Sendable {
  /// Which layer, such as `layer 0` or `output layer`.
  public let part: String

  /// Whose numbers: `native`, or the file that holds them.
  public let subject: String

  /// The layer's cell.
  public let signature: Signature

  /// The sizes of the run.
  public let sizes: Sizes

  /// The layer's numbers held against the reference.
  public let comparison: Comparison

  /// The layers below, of which nothing was given, so that the reference carried them.
  public let carriedParts: [String]

  /// The keys of the utterances that the batch rows are, where the inputs are a table; else nil.
  public let keys: [String]?

  let unknown: UnknownElements?
  let isEmpty: Bool

  /// That of the comparison; but inconclusive if it agrees and some element is not known, or there is
  /// none: what nothing is known of must not pass for agreement.
  public let verdict: Verdict

  /// What an agreement does not show; nil if there is nothing to say.
  public var remark: String?

  /// What is known about the cause; empty if the layer agrees.
  public var explanation: String

  /// Which known mistakes explain that it diverges; nil if none was looked for.
  public private(set) var diagnosis: Diagnosis?

  /// What the divergence looks like from near; nil if nobody looked.
  public var detail: FindingDetail?

  /// What the comparison itself says, which `explanation` begins with.
  private let statement: String

  /// What ends the explanation and proves nothing, with a space before it; empty for none.
  private var hint = ""

  /// What was added to the explanation.
  var cause: Substring { explanation.dropFirst(statement.count).dropLast(hint.count) }

  /// Whether something was found that explains the verdict.
  public var isExplained: Bool { !cause.isEmpty }

  /// The explanation before the mistakes were gone through.
  public var explanationWithoutDiagnosis: String { statement + causeBesideMistakes }

  /// What was added to it that is no mistake of the catalogue, such as an option; empty for nothing.
  public var causeBesideMistakes: String {
    guard let diagnosis else { return String(cause) }
    let text = diagnosis.addition
    return String(cause.hasSuffix(text) ? cause.dropLast(text.count) : cause)
  }

  /// Adds which known mistakes explain that it diverges.
  public mutating func add(_ diagnosis: Diagnosis) {
    self.diagnosis = diagnosis
    explanation += diagnosis.addition
  }

  /// Adds what may be the cause, where nothing is known to be; the last that is added.
  public mutating func add(hint: String) {
    self.hint = " " + hint
    explanation += self.hint
  }

  /// A result of these parts.
  ///
  /// - Parameters:
  ///   - part: which layer, such as `layer 0`.
  ///   - subject: whose numbers.
  ///   - signature: the layer's cell.
  ///   - sizes: those of the run.
  ///   - comparison: the numbers held against the reference.
  ///   - carriedParts: the layers below of which nothing was given.
  ///   - unknown: the elements of which nothing is known; nil if there is none.
  ///   - isEmpty: whether no sequence has a step.
  ///   - keys: of the utterances that the batch rows are, where the inputs are a table.
  public init(
    part: String, subject: String, signature: Signature, sizes: Sizes, comparison: Comparison,
    carriedParts: [String] = [], unknown: UnknownElements? = nil, isEmpty: Bool = false,
    keys: [String]? = nil
  ) {
    self.part = part
    self.subject = subject
    self.signature = signature
    self.sizes = sizes
    self.comparison = comparison
    self.carriedParts = carriedParts
    self.keys = keys
    self.unknown = unknown
    self.isEmpty = isEmpty
    var explanation = comparison.explanation(for: sizes)
    var verdict = comparison.verdict
    if let unknown, verdict == .agrees {
      verdict = .inconclusive
      explanation =
        "Nothing that can be verified differs, but \(unknown.count) of \(comparison.elements) elements "
        + "cannot be: the bound proves nothing of them. The first is \(unknown.tensor) at step "
        + "\(unknown.step) of sequence \(unknown.row)"
        + (keys.map { " (utterance \($0[unknown.row].printable))" } ?? "")
        + ", unit \(unknown.unit)."
    }
    if isEmpty, verdict == .agrees {
      verdict = .inconclusive
      explanation = "No sequence has a step: there is nothing to compare."
    }
    self.verdict = verdict
    self.explanation = explanation
    statement = explanation
  }

  /// The same as the case of that index, for a `Summary`.
  public func caseResult(index: Int) -> CaseResult {
    CaseResult(
      index: index, profile: nil, sizes: sizes, verdict: verdict, comparison: comparison)
  }
}
