import CommandSupport
import Lockstep

/// What runs the campaigns: everything is made and used on one thread.
struct CampaignWorker: Sendable {
  /// How long the smallest case of one finding is looked for.
  private static let secondsToShrink = 10

  let parts: [CampaignPart]

  /// Of generated cases.
  let dtype: DType
  let subject: SubjectChoice
  let activationRoundoffs: Double

  /// Where findings of generated cases are kept.
  let corpus: Corpus?

  /// Where they are kept if there is no corpus; nil is nowhere.
  let findings: Corpus?
  let python: InterpreterConfiguration

  func run(_ monitor: CampaignMonitor) {
    do {
      let assembly = try Assembly(python: python)
      monitor.use(try assembly.environment())
      let parts = try runnable(assembly)
      var isComplete = true
      for (position, part) in parts.enumerated() {
        let ended = try run(part, at: position, assembly, monitor)
        isComplete = isComplete && ended
      }
      monitor.record(.ended(completed: isComplete))
    } catch {
      monitor.fail(error)
    }
  }

  /// The parts without the corpus's files of cells that the subject cannot be.
  private func runnable(_ assembly: Assembly) throws -> [CampaignPart] {
    guard let corpus else { return parts }
    for case .generated(let options, _) in parts {
      try assembly.refuseUnknown(subject, of: options.signature)
    }
    let runnable = try parts.filter { part in
      guard case .file(let path, _) = part else { return true }
      let file = try attempt { try CaseFile(path: path) }
      return try assembly.runs(subject, file.stored.signature, file.stored.dtype)
    }
    if runnable.count < parts.count {
      StandardStream.error.writeIfPossible(
        "Case files of \(corpus.folder.printable) that were left out, since their cells have no "
          + "\(subject.text): \(parts.count - runnable.count).\n")
    }
    return runnable
  }

  /// Whether the part was run to its end.
  private func run(
    _ part: CampaignPart, at position: Int, _ assembly: Assembly, _ monitor: CampaignMonitor
  ) throws -> Bool {
    switch part {
    case .generated(let options, let indices):
      return switch dtype {
      case .float32: try run(options, indices, Float.self, assembly, monitor)
      case .float64: try run(options, indices, Double.self, assembly, monitor)
      }
    case .file(let path, let subject):
      let part = try FiledPart(path: path, subject: subject)
      return switch part.file.stored {
      case .float32(let example): try run(example, part, at: position, assembly, monitor)
      case .float64(let example): try run(example, part, at: position, assembly, monitor)
      }
    }
  }

  private func run<Scalar: SubjectScalar>(
    _ options: CampaignOptions, _ indices: Range<Int>, _: Scalar.Type, _ assembly: Assembly,
    _ monitor: CampaignMonitor
  ) throws -> Bool {
    var (campaign, investigator): (Campaign<Scalar>, Investigator<Scalar>) =
      try assembly.campaign(options, subject: subject, activationRoundoffs: activationRoundoffs)
    if var corpus = corpus ?? findings {
      campaign.investigate = { discovery in
        monitor.begin(discovery.finding)
        let finding = try investigator.diagnosed(discovery)
        monitor.begin(finding)
        return try keep(discovery, finding, investigator, in: &corpus, monitor)
      }
    }
    return try run(campaign, indices, monitor)
  }

  /// Shrinks the case of a finding of a new cause and writes it to a file.
  private func keep<Scalar: SubjectScalar>(
    _ discovery: Discovery<Scalar>, _ finding: Finding, _ investigator: Investigator<Scalar>,
    in corpus: inout Corpus, _ monitor: CampaignMonitor
  ) throws -> Finding {
    var finding = finding
    guard finding.verdict.isWrong else { return finding }
    if let file = corpus.file(of: finding, discovery.example) {
      finding.caseFile = file
      return finding
    }
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(Self.secondsToShrink))
    let smallest = try investigator.shrunk(
      discovery, finding.diagnosis,
      shouldStop: { monitor.isStopped || clock.now > deadline }, progress: monitor.show)
    var kept = finding
    if smallest.sizes != discovery.example.sizes {
      finding.shrunkSizes = smallest.sizes
      kept.explanation = "Before it was shrunk, from \(finding.sizes): " + finding.explanation
    }
    do {
      finding.caseFile = try monitor.write { try corpus.add(smallest, kept) }
    } catch {
      monitor.note("a case file of a finding is missing: \(error)")
    }
    return finding
  }

  private func run<Scalar: SubjectScalar>(
    _ example: Case<Scalar>, _ part: FiledPart, at position: Int, _ assembly: Assembly,
    _ monitor: CampaignMonitor
  ) throws -> Bool {
    var (campaign, _) = try assembly.campaign(
      of: example, subject: part.subject, activationRoundoffs: activationRoundoffs,
      suspects: try part.suspects(assembly))
    campaign.file = part.filedCase
    return try run(campaign, position..<position + 1, monitor)
  }

  /// Runs one campaign, whose end is not that of all.
  private func run<Scalar: SubjectScalar>(
    _ campaign: Campaign<Scalar>, _ indices: Range<Int>, _ monitor: CampaignMonitor
  ) throws -> Bool {
    var isComplete = false
    try campaign.run(indices, shouldStop: { monitor.isStopped }) { event in
      if case .ended(let completed) = event {
        isComplete = completed
      } else {
        monitor.record(event)
      }
    }
    return isComplete
  }
}
