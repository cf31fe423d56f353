public import CrossCheck
public import Tensors

/// A step of a trace, and what is to be known about the trace.
public struct StepRecord: Sendable {
  /// What was asked for, such as `1:37` or a model's path.
  public var source: String

  /// The layer of a model, such as `layer 0`; nil for a case.
  public var part: String?
  public var subject: String
  public var signature: Signature

  /// The subject's precision.
  public var dtype: String
  public var sizes: Sizes

  /// Such as `forget_bias`.
  public var options: [String: Double]

  /// All steps in numbers.
  public var comparison: Comparison
  public var table: StepTable

  /// The batch row and unit that are shown.
  public var row: Int
  public var unit: Int

  /// Whether to show the worst of each stage over all rows and units too.
  public var showsWorst: Bool

  /// The keys of the utterances that the batch rows are, where the inputs are a table; else nil.
  public var keys: [String]?

  /// The versions of all that took part, in the order of mention.
  public var environment: [(name: String, value: String)]

  public init(
    source: String, part: String?, subject: String, signature: Signature, dtype: String,
    sizes: Sizes, options: [String: Double], comparison: Comparison, table: StepTable, row: Int,
    unit: Int, showsWorst: Bool, keys: [String]?, environment: [(name: String, value: String)]
  ) {
    self.source = source
    self.part = part
    self.subject = subject
    self.signature = signature
    self.dtype = dtype
    self.sizes = sizes
    self.options = options
    self.comparison = comparison
    self.table = table
    self.row = row
    self.unit = unit
    self.showsWorst = showsWorst
    self.keys = keys
    self.environment = environment
  }

  /// The trace's verdict; also where it was judged without what the step shows, a stage beyond its
  /// bound is proof.
  public var verdict: Verdict { table.firstBeyond == nil ? comparison.verdict : .diverges }
}
