import CommandSupport
import Lockstep

/// Looks into the findings of generated cases, in this process: what workers found is found again here
/// before it is diagnosed, shrunk and kept.
///
/// Python is started with the first that needs it.
final class FindingDesk<Scalar: SubjectScalar> {
  /// How long the smallest case of one finding is looked for.
  private static var secondsToShrink: Int { 10 }

  private let make: () throws -> (Campaign<Scalar>, Investigator<Scalar>)
  private var made: (campaign: Campaign<Scalar>, investigator: Investigator<Scalar>)?
  private var corpus: Corpus?
  private let monitor: CampaignMonitor

  /// - Parameters:
  ///   - corpus: where the smallest cases are kept; nil is nowhere.
  ///   - make: the campaign, and what looks into its findings.
  init(
    corpus: Corpus?, _ monitor: CampaignMonitor,
    make: @escaping () throws -> (Campaign<Scalar>, Investigator<Scalar>)
  ) {
    self.corpus = corpus
    self.monitor = monitor
    self.make = make
  }

  /// The finding with what explains it and where its smallest case is.
  ///
  /// - Throws: if the reference itself fails.
  func investigated(_ finding: Finding) throws -> Finding {
    // On a case that ended a process the subject is not run here.
    guard finding.verdict.isWrong, !finding.endedProcess else { return finding }
    monitor.begin(finding)
    let (campaign, investigator) = try made ?? make()
    made = (campaign, investigator)
    guard let discovery = try campaign.discovery(of: finding) else {
      var finding = finding
      finding.explanation += " Run once more on this case, the subject answered differently."
      return finding
    }
    let diagnosed = try investigator.diagnosed(discovery)
    monitor.begin(diagnosed)
    return corpus == nil ? diagnosed : try kept(diagnosed, discovery, investigator)
  }

  /// Shrinks the case of a finding of a new cause and writes it to a file.
  private func kept(
    _ finding: Finding, _ discovery: Discovery<Scalar>, _ investigator: Investigator<Scalar>
  ) throws -> Finding {
    var finding = finding
    if let file = corpus?.file(of: finding, discovery.example) {
      finding.caseFile = file
      return finding
    }
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(Self.secondsToShrink))
    let smallest = try investigator.shrunk(
      discovery, finding.diagnosis,
      shouldStop: { [monitor] in monitor.isStopped || clock.now > deadline },
      progress: monitor.show)
    var kept = finding
    if smallest.sizes != discovery.example.sizes {
      finding.shrunkSizes = smallest.sizes
      kept.explanation = "Before it was shrunk, from \(finding.sizes): " + finding.explanation
    }
    do {
      finding.caseFile = try monitor.write { try corpus?.add(smallest, kept) }
    } catch {
      monitor.note("a case file of a finding is missing: \(error)")
    }
    return finding
  }
}
