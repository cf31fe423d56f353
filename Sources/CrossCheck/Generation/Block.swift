public import Tensors

/// Consecutive cases of a campaign that share their sizes and profile, to be judged in one call.
public struct Block: Hashable, Sendable {
  /// How many consecutive indices share their sizes.
  public static let length = 32

  /// The indices of its cases; a campaign of fewer cases leaves out the last.
  public let indices: Range<Int>

  /// The sizes of its cases.
  public let sizes: Sizes

  /// Nil for the source example, which is a block of its own.
  public let profile: Profile?
}
