import Lockstep
import Testing

/// The check of one subject in a test: campaigns whose findings become issues at the caller's line.
struct LockstepCheck<Scalar: SubjectScalar> {
  private static var maxFindings: Int { 3 }

  private let subject: any Subject<Scalar>
  private let activationRoundoffs: Double
  private let tolerance: Tolerance?
  private let reference: NumPyReference
  private let investigator: Investigator<Scalar>
  private let keeper: FindingKeeper<Scalar>
  private let sourceLocation: SourceLocation

  /// - Parameters:
  ///   - tolerance: what is accepted, though it diverges.
  ///   - findings: the folder where the smallest cases are kept.
  /// - Throws: if there is no Python or no NumPy.
  init(
    _ subject: any Subject<Scalar>, activationRoundoffs: Double, accepting tolerance: Tolerance?,
    python: String?, findings: String?, sourceLocation: SourceLocation
  ) throws {
    self.subject = subject
    self.activationRoundoffs = activationRoundoffs
    self.tolerance = tolerance
    self.sourceLocation = sourceLocation
    reference = try NumPyReference(.start(InterpreterConfiguration(environment: python)))
    investigator = Investigator(
      subject, judge: ReferenceJudge(reference, activationRoundoffs: activationRoundoffs))
    keeper = FindingKeeper(
      subject, investigator, folder: findings, sourceLocation: sourceLocation)
  }

  /// Runs a campaign, and records what disagrees.
  ///
  /// - Parameter makeCase: the case of an index; nil is the generator's.
  /// - Throws: if the options make no sense, the task is cancelled, or the reference itself fails.
  func run(
    _ options: CampaignOptions, _ indices: Range<Int>, of part: CheckedPart = CheckedPart(),
    makeCase: ((Int) throws -> Case<Scalar>)? = nil
  ) throws -> Summary {
    var campaign = try Campaign(
      options, subject: subject, reference: reference, activationRoundoffs: activationRoundoffs,
      makeCase: makeCase ?? CaseGenerator<Scalar>(options).makeCase(at:))
    campaign.maxFindings = Self.maxFindings
    campaign.tolerance = tolerance
    campaign.file = part.file
    var kept: [String] = []
    campaign.investigate = { discovery in
      let finding = try investigator.diagnosed(discovery)
      kept = part.file == nil ? keeper.lines(on: finding, discovery) : []
      return finding
    }
    var summary = Summary()
    var diagnoses: [Diagnosis] = []
    try campaign.run(indices, shouldStop: { Task.isCancelled }) { event in
      switch event {
      case .judged(let result): summary.add(result)
      case .found(let finding) where finding.verdict.isWrong && !finding.isAccepted:
        if let diagnosis = finding.diagnosis { diagnoses.append(diagnosis) }
        let isRepeatable = part.isDrawn && part.file == nil
        let again =
          isRepeatable ? ["repeat it with replaying: \"\(options.seed):\(finding.index)\""] : []
        let place = part.place(seed: options.seed, index: finding.index)
        let message = finding.message(place: place, notes: part.notes + again + kept)
        Issue.record("\(message)", sourceLocation: sourceLocation)
      case .ended(let completed) where !completed: throw CancellationError()
      case .started, .found, .warned, .ended: break
      }
    }
    conclude(summary, diagnoses, of: part)
    return summary
  }

  private func conclude(_ summary: Summary, _ diagnoses: [Diagnosis], of part: CheckedPart) {
    let name = subject.name + (part.layer.map { ", \($0)," } ?? "")
    let disagreeing = summary.diverges - summary.accepted + summary.failed
    if disagreeing > Self.maxFindings {
      let cause = CauseSentence(diagnoses).map { ". " + $0.text } ?? ""
      Issue.record(
        "\(name) disagrees in \(disagreeing) of \(summary.cases) cases\(cause)",
        sourceLocation: sourceLocation)
    } else if disagreeing == 0, summary.accepted > 0, let tolerance {
      Issue.record(
        "\(name) diverges in \(summary.accepted) of \(summary.cases) cases, accepted by \(tolerance)",
        severity: .warning, sourceLocation: sourceLocation)
    } else if summary.verdict == .inconclusive {
      Issue.record(
        "\(part.layer.map { "\($0): " } ?? "")nothing was compared conclusively",
        sourceLocation: sourceLocation)
    } else if disagreeing == 0, let warning = summary.warning(about: name) {
      Issue.record("\(warning)", severity: .warning, sourceLocation: sourceLocation)
    }
  }
}
