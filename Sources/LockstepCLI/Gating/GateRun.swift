import CommandSupport
import Lockstep

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gate from its options to its exit status.
struct GateRun {
  let baseline: BaselineFile

  /// What was in it; nil if it is about to be made.
  let old: Baseline?
  let isUpdate: Bool
  let options: CampaignOptions
  let subjects: [SubjectChoice]

  /// The case files of the corpus.
  let files: [String]
  let corpus: String?
  let models: [GateModel]

  /// Those of a folder that cannot be judged.
  let failedModels: [FailedModel]

  /// Nil if no known mistake is made.
  let sensitivityLimit: Int?

  /// Nil is nowhere.
  let reports: GateReports?

  /// Those of every subject.
  let cases: CaseOptions
  let jobs: Int?
  let isQuiet: Bool

  /// Runs on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func callAsFunction() throws {
    let interruption = Interruption()
    let update = try isUpdate ? BaselineUpdate(baseline, replacing: old) : nil
    defer { update?.discard() }
    let monitor = GateMonitor(
      GateRecord(settings: settings, reports: reports?.folder, failedModels: failedModels), options,
      campaigns: subjects.count, showsProgress: !isQuiet)
    let thread = try thread()
    try WorkerThread.start {
      thread.run(monitor)
      interruption.finish()
    }
    let start = ContinuousClock.now
    let event = interruption.wait()
    var (record, campaigns) = monitor.stop()
    // Also if all was done in that moment: whoever interrupts wants no verdict.
    if event == .interrupted { record.isComplete = false }
    let statuses = conclude(
      record, campaigns, update, seconds: (ContinuousClock.now - start) / .seconds(1),
      wasInterrupted: event == .interrupted)
    let status = ExitStatus.worst(of: statuses)
    // As after any campaign, the other thread may be anywhere, and workers may be stopped.
    if event == .interrupted {
      update?.discard()
      kill(0, SIGCONT)
      _exit(status.rawValue)
    }
    if status != .agrees { throw CommandEnded(status: status) }
  }

  private var settings: GateSettings {
    GateSettings(
      seed: options.seed, cases: options.cases,
      options: cases.campaignArguments.joined(separator: " "),
      sensitivityLimit: sensitivityLimit)
  }

  private func thread() throws -> GateThread {
    let findings = try reports.map { reports in
      try attempt { try Corpus(addingTo: reports.findings) }
    }
    let (python, port) = (cases.python.configuration, cases.port.choice)
    return GateThread(
      subjects: subjects.map { ($0, thread(of: $0, findings, python, port)) },
      signature: options.signature, dtype: cases.dtype,
      sensitivity: sensitivityLimit.map { limit in
        SensitivityRun(
          cells: nil, mistakes: [], cases: nil, limit: limit, seed: options.seed,
          isByProfile: false, activationRoundoffs: cases.activationRoundoffs, python: python)
      },
      models: models, activationRoundoffs: cases.activationRoundoffs, python: python, port: port)
  }

  private func thread(
    of subject: SubjectChoice, _ findings: Corpus?, _ python: InterpreterConfiguration,
    _ port: PortChoice
  ) -> CampaignThread {
    var cases = cases
    cases.givenSubject = subject
    let indices = 0..<options.cases
    let generated = indices.isEmpty ? [] : [CampaignPart.generated(options, indices)]
    return CampaignThread(
      parts: files.map { .file(path: $0, subject: subject) } + generated,
      dtype: cases.dtype, subject: subject, activationRoundoffs: cases.activationRoundoffs,
      tolerance: cases.accept, corpus: nil, findings: findings, python: python, port: port,
      jobs: cases.workers(for: indices, wanted: jobs),
      workerArguments: ["campaign-worker"] + cases.workerArguments, filesFolder: corpus)
  }

  /// Writes the results and says what went wrong.
  private func conclude(
    _ record: GateRecord, _ campaigns: CampaignMonitor.Outcome, _ update: BaselineUpdate?,
    seconds: Double, wasInterrupted: Bool
  ) -> [ExitStatus] {
    var statuses: [ExitStatus] = []
    func tell(_ sentence: String, _ status: ExitStatus) {
      StandardStream.sayError(sentence)
      statuses.append(status)
    }
    if let error = campaigns.error {
      let failure = Assembly.failure(for: error)
      tell(failure.message, failure.status)
      // Nothing was begun, so there is nothing to report.
      if campaigns.record.subject == nil, record.models.isEmpty { return statuses }
    } else if wasInterrupted {
      statuses.append(.interrupted)
    }
    for failure in campaigns.failures { tell(failure, .internalError) }
    // What is written anew is what the run is held against: what it allows, it still has to keep.
    let verdict = GateVerdict(
      of: record, against: isUpdate ? Baseline(of: record, replacing: old) : old)
    if !verdict.reasons.isEmpty {
      statuses.append(verdict.reasons.allSatisfy(\.isEmptyRun) ? .inconclusive : .diverges)
    }
    var context = context(campaigns)
    context.gate = GateOutcome(
      verdict, headline: GateText.line(record, verdict, baseline: baseline.path))
    var whole = context
    whole.seconds = seconds
    let text = GateText.render(record, verdict, baseline: baseline.path, whole)
    let written = update.map { update in
      update.conclude(record, verdict) { tell($0, $1) }
    }
    if let reports {
      let json = GateJSON.render(record, verdict, baseline: baseline.path, whole)
      for failure in reports.write(
        subjects.isEmpty ? nil : campaigns.record, record.models, text: text, json: json, context)
      {
        tell(failure, .internalError)
      }
    }
    let line = GateText.line(record, verdict, baseline: baseline.path) + "\n"
    do {
      try StandardStream.output.write((isQuiet ? line : text) + (written ?? ""))
    } catch {
      tell("\(error)", .internalError)
    }
    return statuses
  }

  private func context(_ campaigns: CampaignMonitor.Outcome) -> ReportContext {
    var context = ReportContext(
      environment: campaigns.environment, seconds: campaigns.seconds,
      activationRoundoffs: cases.activationRoundoffs, tolerance: cases.accept,
      replayArguments: cases.arguments, arguments: cases.campaignArguments,
      fileArguments: cases.judgeArguments, program: programName())
    // Native is named too: a case file is of the subject that it was found with, if none is.
    for subject in campaigns.record.subjects.map(\.description.name) {
      context.subjectArguments[subject] = ["--subject", shellQuoted(subject)]
    }
    context.command = (["lockstep"] + CommandLine.arguments.dropFirst().map(shellQuoted))
      .joined(separator: " ")
    return context
  }
}
