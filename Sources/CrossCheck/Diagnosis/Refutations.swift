/// What the findings of one subject in a campaign say against each other's explanations: one fault has
/// one explanation.
///
/// A finding refutes a mistake that was tried on it and does not explain it. What explains it with a part
/// of several mistakes at once does not refute the whole: the rest need not show in every case.
public struct Refutations: Sendable {
  private struct Outcome: Hashable {
    let explanations: Set<Set<String>>
    let isOfSuspects: Bool
  }

  private var counts: [Outcome: Int] = [:]

  /// - Parameter diagnoses: those of all findings that were looked into.
  public init(_ diagnoses: some Sequence<Diagnosis>) {
    for diagnosis in diagnoses {
      let outcome = Outcome(
        explanations: Set(diagnosis.explanations.map { Set($0.mistakes) }),
        isOfSuspects: diagnosis.isOfSuspects)
      counts[outcome, default: 0] += 1
    }
  }

  /// How many of the findings refute every explanation of a diagnosis; 0 if it has none.
  public func count(against diagnosis: Diagnosis) -> Int {
    let explanations = diagnosis.explanations.map { Set($0.mistakes) }
    guard !explanations.isEmpty else { return 0 }
    return counts.reduce(0) { sum, other in
      explanations.allSatisfy { Self.refutes(other.key, $0) } ? sum + other.value : sum
    }
  }

  private static func refutes(_ outcome: Outcome, _ mistakes: Set<String>) -> Bool {
    guard let fewest = outcome.explanations.map(\.count).min() else { return true }
    // Mistakes that are more at once belong to a later stage, and the suspects may have been all.
    guard !outcome.isOfSuspects, fewest >= mistakes.count else { return false }
    return !outcome.explanations.contains { $0.isSubset(of: mistakes) }
  }
}
