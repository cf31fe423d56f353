/// The elements of a trace of which nothing is known: the first of them, and how many there are.
public struct UnknownElements: Hashable, Sendable {
  public let tensor: String
  public let step: Int
  public let row: Int
  public let unit: Int
  public internal(set) var count: Int
}
