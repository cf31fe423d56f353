/// The findings that a campaign has emitted in full, as far as the next one depends on them.
public struct EmittedFindings: Sendable {
  /// The limit where none is given.
  public static let defaultLimit = 20

  /// How many of each verdict, and how many in all if they are of new causes.
  private let limit: Int
  private let limitOfNewCauses: Int

  private var counts: [Kind: Int] = [:]
  private var causes: Set<Cause> = []

  /// What is counted apart, so that what is accepted crowds out nothing.
  private struct Kind: Hashable {
    let verdict: Verdict
    let isAccepted: Bool
  }

  private struct Cause: Hashable {
    let kind: Kind
    let tensor: String?
    let cause: String
  }

  /// Admits `limit` findings of each verdict, and as many again of causes that are new.
  public init(limit: Int = defaultLimit) { self.init(limit: limit, ofNewCauses: 2 * limit) }

  private init(limit: Int, ofNewCauses: Int) {
    self.limit = limit
    limitOfNewCauses = ofNewCauses
  }

  /// Admits of a part of a campaign all that the whole may admit of it, whatever comes before.
  ///
  /// The whole knows fewer than 2·limit causes from before the part while it still admits any. So a
  /// cause that is new to the whole has fewer than limit + 2·limit + limit before it here: the
  /// first, those that are new here alone, and those that the whole admits too.
  public static func ofPart(limit: Int = defaultLimit) -> EmittedFindings {
    EmittedFindings(limit: limit, ofNewCauses: 4 * limit)
  }

  /// Whether a finding is to be emitted in full; it is counted then.
  ///
  /// It must not have been looked into, which names its cause anew.
  public mutating func admit(_ finding: Finding) -> Bool {
    let kind = Kind(verdict: finding.verdict, isAccepted: finding.isAccepted)
    let cause = Cause(kind: kind, tensor: finding.origin?.tensor, cause: finding.cause)
    let count = counts[kind, default: 0]
    guard count < limit || count < limitOfNewCauses && !causes.contains(cause) else { return false }
    counts[kind] = count + 1
    causes.insert(cause)
    return true
  }
}
