/// A model of a folder that cannot be judged, while the others of the folder are.
public struct FailedModel: Hashable, Sendable {
  public let name: String

  /// What is wrong with it, in a sentence or two.
  public let reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
