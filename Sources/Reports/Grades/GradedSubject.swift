public import CrossCheck

/// One row of the accuracy table: what the cases say of one subject.
public struct GradedSubject: Sendable {
  public let name: String

  /// Empty where it is not known.
  public let version: String

  /// What it is, in a few words; nil where the name says all.
  public let title: String?

  /// Of all cases, and of each profile's.
  public private(set) var summary = Summary()
  public private(set) var profiles: [(profile: Profile, summary: Summary)]

  /// The k that its states need in probe cases; nil if there was none with an answer.
  public var roundoffsInProbes: RoundoffSearch.Result?

  /// Why there was no answer, the first time; nil if there always was one.
  public private(set) var failure: String?

  public init(
    name: String, version: String, title: String? = nil, profiles: [Profile],
    failure: String? = nil
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.profiles = profiles.map { ($0, Summary()) }
    self.failure = failure
  }

  public mutating func add(_ judged: JudgedCase) {
    let result = judged.result
    summary.add(result)
    if let index = profiles.firstIndex(where: { $0.profile == result.profile }) {
      profiles[index].summary.add(result)
    }
    if result.verdict == .failed, failure == nil { failure = judged.finding?.explanation ?? "" }
  }
}

extension GradedSubject {
  /// `failed` where it could not be started, too.
  public var verdict: Verdict {
    summary.cases == 0 && failure != nil ? .failed : summary.verdict
  }

  /// The greater of the k that probe cases need and the k of the gates that the subject shows.
  public var roundoffs: RoundoffSearch.Result? {
    guard let gates = summary.activationRoundoffsNeeded else { return roundoffsInProbes }
    switch roundoffsInProbes {
    case .more: return roundoffsInProbes
    case .needed(let probes): return .needed(max(probes, gates))
    case nil: return .needed(gates)
    }
  }

  /// The profile of the case with the greatest ratio.
  var worstProfile: Profile? {
    profiles.first { $0.summary.worst?.index == summary.worst?.index }?.profile
  }
}
