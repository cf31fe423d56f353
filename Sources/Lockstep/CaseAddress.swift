/// Where a generated case stands: `SEED:INDEX`.
public struct CaseAddress: Hashable, Sendable, CustomStringConvertible {
  /// The campaign's seed.
  public let seed: UInt64

  /// The index of the case in the campaign, from 0.
  public let index: Int

  /// The address of that seed and index.
  public init(seed: UInt64, index: Int) {
    self.seed = seed
    self.index = index
  }

  /// The address that a text names, such as `1:37`.
  ///
  /// - Throws: `MalformedCaseAddress` unless the text is two whole numbers with a colon between.
  public init(_ text: String) throws(MalformedCaseAddress) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let seed = UInt64(parts[0]), let index = Int(parts[1]),
      index >= 0, index < Int.max
    else { throw MalformedCaseAddress(text: text) }
    self.init(seed: seed, index: index)
  }

  public var description: String { "\(seed):\(index)" }
}

/// A text that names no case.
public struct MalformedCaseAddress: Error, Hashable, CustomStringConvertible {
  /// The text.
  public let text: String

  public var description: String {
    "'\(text)' names no case; give SEED:INDEX, two whole numbers, as a finding prints them"
  }
}
