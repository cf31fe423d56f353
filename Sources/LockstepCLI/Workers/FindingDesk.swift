import Lockstep

/// Looks into findings of generated cases, in a worker process of its own: a subject that ends it on a
/// case in between ends no campaign.
final class FindingDesk<Scalar: SubjectScalar> {
  /// How long the smallest case of one finding is looked for.
  private static var secondsToShrink: Int { 10 }

  private let channel: WorkerChannel
  private let investigator: Investigator<Scalar>
  private var corpus: Corpus?

  /// - Parameter corpus: where the smallest cases are kept; nil is nowhere.
  init(_ channel: WorkerChannel, investigator: Investigator<Scalar>, corpus: Corpus?) {
    self.channel = channel
    self.investigator = investigator
    self.corpus = corpus
  }

  /// Judges a case again; says what explains its finding, and then where its smallest case is.
  ///
  /// - Throws: if the reference itself fails.
  func lookInto(_ index: Int, of campaign: Campaign<Scalar>) throws {
    let (judged, discovery) = try campaign.discovery(at: index)
    channel.send(.judged(judged))
    guard let discovery, discovery.finding.verdict.isWrong else { return }
    var finding = try investigator.investigated(discovery)
    channel.send(.lookedInto(FindingUpdate(finding), isDone: corpus == nil))
    guard corpus != nil else { return }
    try keep(&finding, discovery)
    channel.send(.lookedInto(FindingUpdate(finding), isDone: true))
  }

  /// Shrinks the case of a finding of a new cause and writes it to a file.
  private func keep(_ finding: inout Finding, _ discovery: Discovery<Scalar>) throws {
    if let file = corpus?.file(of: finding, discovery.example) {
      finding.caseFile = file
      return
    }
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(Self.secondsToShrink))
    let smallest = try investigator.shrunk(
      discovery, finding.diagnosis, shouldStop: { clock.now > deadline },
      progress: { [channel] in channel.send(.shrinking($0)) })
    var kept = finding
    if smallest.sizes != discovery.example.sizes {
      finding.shrunkSizes = smallest.sizes
      kept.explanation = "Before it was shrunk, from \(finding.sizes): " + finding.explanation
    }
    do {
      finding.caseFile = try channel.writing { try corpus?.add(smallest, kept) }
    } catch {
      channel.send(.notKept("a case file of a finding is missing: \(error)"))
    }
  }
}
