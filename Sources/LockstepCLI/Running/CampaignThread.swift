import CommandSupport
import Lockstep

/// What runs the campaigns, on one thread: generated cases are judged by worker processes, those of
/// files here.
struct CampaignThread: Sendable {
  let parts: [CampaignPart]

  /// Of generated cases.
  let dtype: DType
  let subject: SubjectChoice
  let activationRoundoffs: Double
  let tolerance: Tolerance?

  /// Where findings of generated cases are kept.
  let corpus: Corpus?

  /// Where they are kept if there is no corpus; nil is nowhere.
  let findings: Corpus?
  let python: InterpreterConfiguration
  let port: PortChoice

  /// How many worker processes there may be, and the options of each.
  let jobs: Int
  let workerArguments: [String]

  /// The folder of which files are left out whose cells the subject cannot be; nil leaves out none.
  var filesFolder: String?

  func run(_ monitor: CampaignMonitor) {
    do {
      monitor.record(.ended(completed: try judge(monitor)))
    } catch {
      monitor.fail(error)
    }
  }

  /// Runs the parts, which may not be all that the monitor is told of.
  ///
  /// - Returns: whether they were run to their end.
  func judge(_ monitor: CampaignMonitor) throws -> Bool {
    let parts = try runnable(monitor)
    let pool = WorkerPool(jobs: jobs, arguments: workerArguments)
    var isComplete = true
    for (position, part) in parts.enumerated() {
      let ended = try run(part, at: position, pool, monitor)
      isComplete = isComplete && ended
    }
    return isComplete
  }

  /// The parts without the folder's files of cells that the subject cannot be.
  private func runnable(_ monitor: CampaignMonitor) throws -> [CampaignPart] {
    let hasFiles = parts.contains { if case .file = $0 { true } else { false } }
    guard hasFiles else { return parts }
    let assembly = try Assembly(python: python, port: port)
    monitor.use(try assembly.environment())
    guard let filesFolder else { return parts }
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
        "Case files of \(filesFolder.printable) that were left out, since their cells have no "
          + "\(subject.text): \(parts.count - runnable.count).\n")
    }
    return runnable
  }

  /// Whether the part was run to its end.
  private func run(
    _ part: CampaignPart, at position: Int, _ pool: WorkerPool, _ monitor: CampaignMonitor
  ) throws -> Bool {
    switch part {
    case .generated(let options, let indices):
      return switch dtype {
      case .float32: try run(options, indices, Float.self, pool, monitor)
      case .float64: try run(options, indices, Double.self, pool, monitor)
      }
    case .judged(let options, let shards):
      return try record(shards, of: options, monitor)
    case .file(let path, let subject):
      let part = try FiledPart(path: path, subject: subject)
      let assembly = try Assembly(python: python, port: port)
      return switch part.file.stored {
      case .float32(let example): try run(example, part, at: position, assembly, monitor)
      case .float64(let example): try run(example, part, at: position, assembly, monitor)
      }
    }
  }

  private func run<Scalar: SubjectScalar>(
    _ options: CampaignOptions, _ indices: Range<Int>, _: Scalar.Type, _ pool: WorkerPool,
    _ monitor: CampaignMonitor
  ) throws -> Bool {
    let generator = try CaseGenerator<Scalar>(options)
    let form = port.form(of: subject)
    let desk = desk(for: options, monitor)
    var events = CampaignEvents()
    return try pool.run(
      seed: options.seed, indices, shouldStop: { monitor.isStopped },
      started: { subject, environment in
        monitor.use(environment)
        monitor.record(.started(options, subject))
      },
      failed: { subject, index, reason in
        JudgedCase(
          try form.suited(generator.makeCase(at: index)), at: index, endedProcessOf: subject.name,
          seed: options.seed, reason: reason)
      },
      body: { judged in
        if let finding = judged.finding { monitor.record(judged: finding) }
        try events.add(judged, investigate: desk.investigated, to: monitor.record)
      })
  }

  private func desk(
    for options: CampaignOptions, _ monitor: CampaignMonitor, versions: String? = nil
  ) -> InvestigatingWorker {
    let places =
      corpus.map { ["--corpus=" + $0.folder] } ?? findings.map { ["--findings=" + $0.folder] } ?? []
    return InvestigatingWorker(
      seed: options.seed, arguments: workerArguments + ["--investigate"] + places, monitor,
      versions: versions)
  }

  /// Tells of shards as of one campaign; its findings are looked into here, as they would have been
  /// there: what is known of earlier ones is a part of that.
  private func record(
    _ shards: [RecordedShard], of options: CampaignOptions, _ monitor: CampaignMonitor
  ) throws -> Bool {
    guard let first = shards.first else { return false }
    monitor.use(first.environment)
    monitor.record(.started(options, first.subject))
    monitor.record(shards)
    let desk = desk(for: options, monitor, versions: first.versions)
    var emitted = EmittedFindings()
    for finding in shards.flatMap(\.findings) where emitted.admit(finding) {
      guard !monitor.isStopped else { return false }
      monitor.record(.found(finding.isAccepted ? finding : try desk.investigated(finding)))
    }
    return true
  }

  private func run<Scalar: SubjectScalar>(
    _ example: Case<Scalar>, _ part: FiledPart, at position: Int, _ assembly: Assembly,
    _ monitor: CampaignMonitor
  ) throws -> Bool {
    let suspects = try part.suspects(assembly)
    var campaign = try assembly.campaign(
      of: example, subject: part.subject, activationRoundoffs: activationRoundoffs,
      suspects: suspects, isOfUnexplained: part.isShrunkDivergence && suspects.isEmpty)
    campaign.file = part.filedCase
    campaign.tolerance = tolerance
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
