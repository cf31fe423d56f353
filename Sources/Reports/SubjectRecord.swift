public import CrossCheck

/// What the cases of one subject add up to, in one precision.
public struct SubjectRecord: Sendable {
  public let description: SubjectDescription

  /// The cells that it was, in the order of mention.
  public internal(set) var cells: [String] = []

  /// The seeds of the campaigns that its generated cases belong to.
  public internal(set) var seeds: [UInt64] = []
  public internal(set) var summary = Summary()

  /// The same of each profile that it had a case of, in the order of the profiles; last the cases of
  /// none.
  public private(set) var profiles: [ProfileRecord] = []

  init(description: SubjectDescription) { self.description = description }

  mutating func add(_ result: CaseResult) {
    summary.add(result)
    update(result.profile) { $0.add(result) }
  }

  /// Adds what later cases add up to.
  mutating func add(_ summary: Summary, _ profiles: [ProfileRecord]) {
    self.summary.add(summary)
    for record in profiles { update(record.profile) { $0.add(record.summary) } }
  }

  private mutating func update(_ profile: Profile?, _ body: (inout Summary) -> Void) {
    if let index = profiles.firstIndex(where: { $0.profile == profile }) {
      body(&profiles[index].summary)
      return
    }
    let rank = ProfileRecord.rank(of: profile)
    let index = profiles.firstIndex { ProfileRecord.rank(of: $0.profile) > rank } ?? profiles.count
    var record = ProfileRecord(profile: profile)
    body(&record.summary)
    profiles.insert(record, at: index)
  }
}
