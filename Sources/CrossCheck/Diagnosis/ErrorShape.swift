/// Where a trace is wrong and where it is right, if that says something about the cause.
public enum ErrorShape: Hashable, Sendable {
  /// All that was returned is 0.
  case nothingWritten

  /// Of all, only the forget gate's block of z is wrong, everywhere by the forget bias.
  case forgetBiasOutsideZ

  /// The first step is right, every later one is wrong.
  case afterTheFirstStep

  /// The same, but from a state of zeros, in which what is multiplied by the state does not show.
  case afterTheFirstStepFromZeros

  /// The first batch row is right, every other one is wrong.
  case afterTheFirstRow

  /// One unit alone is wrong.
  case oneUnit(Int, of: Int)

  /// The units from one on are wrong, all of them to the last.
  case lastUnits(from: Int, of: Int)

  /// The first few units are right, or the first alone, and every other one is wrong.
  case allButFirstUnits(Int, of: Int)

  /// Of the gates that the trace shows one alone is wrong.
  case oneGate(String)

  /// c is right everywhere, h is wrong.
  case hiddenAlone

  /// Where |c| is at least so large, and hardly anywhere else.
  case saturated(from: Double)

  /// c is carried, and the errors grow from step to step.
  case growing

  /// The errors are everywhere, of both signs, and at most this share of a tensor's greatest value.
  case imprecise(share: Double)

  /// The cause in a few words, where the shape leaves no doubt of it; else nil.
  public var evidentCause: String? {
    self == .forgetBiasOutsideZ ? "a forget bias that the trace's z lacks" : nil
  }

  /// What it says, as a sentence.
  public var sentence: String {
    switch self {
    case .nothingWritten:
      "All that was returned is 0: look at whether it is written at all."
    case .forgetBiasOutsideZ:
      "Only the forget gate's z is wrong, everywhere by the forget bias: in a trace z holds every bias, "
        + "the forget bias too."
    case .afterTheFirstStepFromZeros:
      "The first step, from a state of zeros, is right and every later one is wrong: look at what is "
        + "handed from step to step, at the recurrent weights, at the forget gate, and at which inputs "
        + "each step reads."
    case .afterTheFirstStep:
      "The first step is right and every later one is wrong: look at what is handed from step to step, "
        + "at the recurrent weights, and at which inputs each step reads."
    case .afterTheFirstRow:
      "The first batch row is right and every other one is wrong: look at how rows are kept apart."
    case .oneUnit(let unit, let count):
      "Only unit \(unit) of \(count) is wrong."
    case .lastUnits(let first, let count):
      "Only units \(first) to \(count - 1) of \(count) are wrong"
        + (Self.isRemainder(count - first, of: count)
          ? ": look at the end of a loop over units." : ".")
    case .allButFirstUnits(let first, let count):
      "Every unit but the first\(first == 1 ? "" : " \(first)") of \(count) is wrong: is h or c "
        + "overwritten while other units still read it?"
    case .oneGate(let gate):
      "Of the gates only \(gate) is wrong."
    case .hiddenAlone:
      "c is right everywhere and only h is wrong: look at the output gate and at all that makes h of c."
    case .saturated(let magnitude):
      "Only where |c| is \(Self.rounded(magnitude)) or more is it wrong: look at saturation and at clips."
    case .growing:
      "The errors grow from step to step, as an imprecision does that adds up."
    case .imprecise(let share):
      "The errors are everywhere, of both signs, and at most \(Self.rounded(share)) of the greatest "
        + "value: look for a narrower format, an approximated function or slightly other weights."
    }
  }

  /// Whether so many units may be what a loop over groups of equal sizes leaves: less than one group,
  /// and so less than what it does before.
  private static func isRemainder(_ units: Int, of count: Int) -> Bool { units * 2 < count }

  /// Two significant digits, rounded up or down to what reads well.
  private static func rounded(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "\(value)" }
    var scale = 1.0
    while value * scale < 10 { scale *= 10 }
    while value * scale >= 100 { scale /= 10 }
    let digits = (value * scale).rounded()
    return scale >= 1 ? "\(digits / scale)" : "\(Int(digits / scale))"
  }
}
