public import CrossCheck

/// What the cases of one subject add up to, in one precision.
public struct SubjectRecord: Sendable {
  public let description: SubjectDescription

  /// The cells that it was, in the order of mention.
  public internal(set) var cells: [String] = []

  /// The seeds of the campaigns that its generated cases belong to.
  public internal(set) var seeds: [UInt64] = []
  public internal(set) var summary = Summary()
}
