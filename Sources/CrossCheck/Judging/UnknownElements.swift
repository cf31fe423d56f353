/// The elements of a trace of which nothing is known: the first of them, and how many there are.
public struct UnknownElements: Hashable, Sendable {
  /// The tensor of the first.
  public let tensor: String

  /// Its step, from 0.
  public let step: Int

  /// Its batch row, from 0.
  public let row: Int

  /// Its unit, from 0.
  public let unit: Int

  /// How many there are.
  public internal(set) var count: Int
}
