/// How accurate the activations of an agreeing subject are; B after A.
public enum Grade: String, Hashable, Sendable, Comparable {
  /// Within the bound with activations that are accurate relative to their value.
  case A
  /// Only with activations that are accurate relative to their range.
  case B

  public static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }
}
