/// What a process may use before it is ended by force.
public struct ProcessLimits: Hashable, Sendable {
  /// How long an answer may take.
  public var answer: Duration

  /// The resident memory of it and of what it has started, in bytes, looked at some times a second where the system tells it (Linux);
  /// nil is all there is.
  public var memory: Int?

  public init(answer: Duration, memory: Int? = nil) {
    self.answer = answer
    self.memory = memory
  }
}
