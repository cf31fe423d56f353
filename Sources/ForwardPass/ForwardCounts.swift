/// How much was computed.
public struct ForwardCounts: Hashable, Sendable {
  /// Utterances whose outputs were written, those without frames too.
  public internal(set) var utterances = 0

  /// Frames of features that were read.
  public internal(set) var frames = 0

  public init() {}
}
