/// A network that failed over an utterance, and not for its numbers.
public struct StageFailure: Error, CustomStringConvertible {
  public let utterance: String
  public let stage: String
  public let cause: any Error

  public var description: String { "Utterance \(utterance), \(stage): \(cause)" }
}
