/// A state before a step, as the subject has it.
public struct StepState: Sendable {
  /// Such as `c`.
  public let name: String

  /// The width of a row.
  public let units: Int

  /// `[B, units]`, row-major.
  public let values: [Double]

  /// How far the subject's own can be from them; zeros for a state that the trace holds, unless it was
  /// read from text or is too small to be kept.
  public let bound: [Double]

  /// Whether the trace lacks the state, so that the reference carried it here.
  public let isCarried: Bool

  /// A state of these parts.
  public init(name: String, units: Int, values: [Double], bound: [Double], isCarried: Bool) {
    self.name = name
    self.units = units
    self.values = values
    self.bound = bound
    self.isCarried = isCarried
  }
}
