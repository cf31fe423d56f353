public import CrossCheck
import Tensors

/// Grade B in words.
public enum GradeBText {
  /// From which relative error on not even the first digits of a value are right.
  private static let lostShare = 0.01

  /// What grade B means, the element that is furthest beyond grade A, and what follows from it.
  public static func sentence(_ evidence: GradeBEvidence) -> String {
    let profile = evidence.profile.map { " (\($0.rawValue))" } ?? ""
    let name = TextReport.name(evidence.index, evidence.file)
    return sentence(
      evidence.element,
      worst: "in \(name)\(profile), \(TextReport.place(of: evidence.element))")
  }

  /// - Parameter place: where the element is, with a preposition.
  static func sentence(_ element: ElementComparison, worst place: String) -> String {
    "within the bound only if activations are accurate to their range, not to their own value. "
      + "Worst \(place): expected \(NumberText.rounded(element.expected)), actual "
      + "\(NumberText.rounded(element.actual)), \(times(element.ratio)) the bound of grade A."
      + consequence(element)
  }

  /// `1.7 times`, `2,940 times`.
  private static func times(_ ratio: Double) -> String {
    let text = NumberText.rounded(ratio)
    guard ratio >= 1000, ratio < 1e15, let number = Double(text) else { return text + " times" }
    return NumberText.grouped(Int(number)) + " times"
  }

  private static func consequence(_ element: ElementComparison) -> String {
    let share = abs(element.actual - element.expected) / abs(element.expected)
    if element.actual == 0 { return " So small a gate's value is lost." }
    guard share >= lostShare else { return "" }
    return " So small a gate's value is off by \(percent(100 * share)) %."
  }

  /// Two digits, such as 17 or 450.
  private static func percent(_ value: Double) -> String {
    let text = NumberText.rounded(value, digits: 2)
    guard value >= 100, value < 1e15, let number = Double(text) else { return text }
    return NumberText.grouped(Int(number))
  }
}
