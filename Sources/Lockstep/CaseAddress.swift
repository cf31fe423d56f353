/// Where a generated case stands: `SEED:INDEX`.
public struct CaseAddress: Hashable, Sendable, CustomStringConvertible {
  public let seed: UInt64
  public let index: Int

  public init(seed: UInt64, index: Int) {
    self.seed = seed
    self.index = index
  }

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
  public let text: String

  public var description: String {
    "'\(text)' names no case; give SEED:INDEX, two whole numbers, as a finding prints them"
  }
}
