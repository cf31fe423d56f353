import CommandSupport
import Lockstep

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Campaigns from their options to their exit status: what `fuzz` and `replay` share.
struct CampaignRun {
  /// The folder of findings where none is named.
  static let defaultFindings = "lockstep-findings"

  /// Those that the report tells about.
  let options: CampaignOptions
  let parts: [CampaignPart]
  let cases: CaseOptions
  let reports: ReportOptions

  /// What follows `lockstep replay FILE`.
  let fileArguments: [String]

  /// Where findings of generated cases are kept.
  var corpus: Corpus?

  /// Where they are kept if there is no corpus; nil is nowhere.
  var findings: Corpus?

  /// The part of the campaign that is run; nil is all of it.
  var shard: Shard?

  /// How many worker processes there may be.
  var jobs = 1

  /// Whether a case that does not diverge is what ends with 1.
  var expectsDivergence = false

  /// Runs the campaign on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func callAsFunction() throws {
    let interruption = Interruption()
    let outputs = try ReportOutputs(reports)
    let monitor = CampaignMonitor(
      options, shard: shard, showsProgress: !reports.quiet, expectsDivergence: expectsDivergence)
    let thread = CampaignThread(
      parts: parts, dtype: cases.dtype, subject: cases.subject,
      activationRoundoffs: cases.activationRoundoffs, tolerance: cases.accept, corpus: corpus,
      findings: findings,
      python: cases.python.configuration, port: cases.port.choice, jobs: jobs,
      workerArguments: ["campaign-worker"] + cases.workerArguments, filesFolder: corpus?.folder)
    do {
      try WorkerThread.start {
        thread.run(monitor)
        interruption.finish()
      }
    } catch {
      outputs.discard()
      throw error
    }
    let event = interruption.wait()
    let outcome = monitor.stop()
    let statuses = conclude(outcome, outputs, wasInterrupted: event == .interrupted)
    let status = ExitStatus.worst(of: statuses)
    // The other thread still runs, possibly inside Python: nothing may be torn down. The workers
    // notice that nobody reads them any more, unless they are stopped.
    if event == .interrupted {
      kill(0, SIGCONT)
      _exit(status.rawValue)
    }
    if status != .agrees { throw CommandEnded(status: status) }
  }

  /// Writes the results and says what went wrong.
  private func conclude(
    _ outcome: CampaignMonitor.Outcome, _ outputs: ReportOutputs, wasInterrupted: Bool
  ) -> [ExitStatus] {
    var statuses: [ExitStatus] = []
    if let error = outcome.error {
      let failure = Assembly.failure(for: error)
      StandardStream.sayError(failure.message)
      statuses.append(failure.status)
      if outcome.record.subject == nil {
        // Nothing was begun, so there is nothing to report.
        outputs.discard()
        return statuses
      }
    } else {
      statuses.append(wasInterrupted ? .interrupted : status(of: outcome))
    }
    for failure in outcome.failures {
      StandardStream.sayError("\(failure)")
      statuses.append(.internalError)
    }
    let context = ReportContext(
      environment: outcome.environment, seconds: outcome.seconds,
      activationRoundoffs: cases.activationRoundoffs, tolerance: cases.accept,
      replayArguments: cases.arguments,
      arguments: cases.campaignArguments,
      fileArguments: fileArguments, command: command, program: programName())
    for failure in outputs.write(outcome.record, context) {
      StandardStream.sayError("\(failure)")
      statuses.append(.internalError)
    }
    return statuses
  }

  /// The command line that judges the same generated cases; nil if it is not one campaign's all.
  private var command: String? {
    let isWhole = parts.contains { part in
      switch part {
      case .generated(let options, let indices):
        indices == shard?.indices(of: options.cases) ?? 0..<options.cases
      case .judged: true
      case .file: false
      }
    }
    guard isWhole else { return nil }
    let words = [
      "lockstep", "fuzz", "--seed", String(options.seed), "--cases", String(options.cases),
    ]
    let part = shard.map { ["--shard", "\($0)"] } ?? []
    return (words + part + cases.arguments).joined(separator: " ")
  }

  /// What the cases come to, and a sentence for each that should have diverged.
  private func status(of outcome: CampaignMonitor.Outcome) -> ExitStatus {
    // The other shards compare; that nothing was compared at all, the merged report says.
    if outcome.record.isEmptyShard { return .agrees }
    guard expectsDivergence, outcome.record.summary.cases > 0 else {
      return ExitStatus(outcome.record.summary)
    }
    for sentence in outcome.unexpected {
      StandardStream.sayError(sentence)
    }
    return outcome.unexpected.isEmpty ? .agrees : .diverges
  }
}

/// The program as it was called, if by a path; else its name, which PATH then finds.
func programName() -> String {
  guard let name = CommandLine.arguments.first, name.contains("/") else { return "lockstep" }
  return shellQuoted(name)
}
