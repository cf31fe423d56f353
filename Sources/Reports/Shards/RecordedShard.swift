public import CrossCheck

/// A shard's results as its report holds them: all that the report of the whole campaign needs of it.
public struct RecordedShard: Sendable {
  public let shard: Shard

  /// Of the whole campaign.
  public let seed: UInt64
  public let cases: Int

  /// The options that shaped the cases and name the subject, as words of a command line.
  public let arguments: [String]
  public let subject: SubjectDescription
  public let environment: [(name: String, value: String)]
  public let seconds: Double

  let isComplete: Bool
  let summary: Summary

  /// The same of each profile.
  let profiles: [ProfileRecord]
  let warnings: [Warning]
  let warningCount: Int

  /// At least those that the whole campaign would tell in full, as they were before anybody looked
  /// into them.
  public let findings: [Finding]

  /// What the report says of the campaign, for people and other programs.
  let campaign: JSONMembers

  /// Its indices in the campaign.
  public var indices: Range<Int> { shard.indices(of: cases) }
}

/// Why reports are no parts of one campaign.
public struct UnmergeableReports: Error, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
