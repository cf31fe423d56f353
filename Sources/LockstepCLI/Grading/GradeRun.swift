import CommandSupport
import Lockstep

/// The accuracy table, from options to an exit status.
struct GradeRun: Sendable {
  /// Empty for native, the engine and every framework that is installed.
  let named: [SubjectChoice]
  let options: CampaignOptions
  let activationRoundoffs: Double

  /// The options that shaped the cases, as words.
  let arguments: [String]
  let python: InterpreterConfiguration
  let port: PortChoice

  /// Whether the verdict alone is shown, and no progress.
  let isQuiet: Bool

  private static let installCommand = "ci/setup --frameworks"

  /// What was found, and why subjects that were named are missing.
  private struct Outcome: Sendable {
    var record: GradeRecord
    var environment: [(name: String, value: String)]
    var failures: [CommandFailure] = []
  }

  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func callAsFunction<Scalar: SubjectScalar>(
    _: Scalar.Type, reports: [ReportDestination<any GradeReport.Type>]
  ) throws {
    let outputs = try ReportFiles(reports)
    defer { outputs.discard() }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: Outcome
    do {
      outcome = try Interruptible.run(interrupted: {
        outputs.discard()
        return true
      }) { try judge(Scalar.self) }
    } catch {
      throw Assembly.failure(for: error)
    }
    // Of one subject alone there is nothing to show then.
    if outcome.record.subjects.isEmpty, let failure = outcome.failures.first { throw failure }
    let context = ReportContext(
      environment: outcome.environment, seconds: start.duration(to: clock.now) / .seconds(1),
      activationRoundoffs: activationRoundoffs, arguments: arguments, program: programName())
    let record = outcome.record
    let unwritten = outputs.write(
      text: { style in
        isQuiet
          ? GradeText.verdict(of: record, style) + "\n" : GradeText.render(record, context, style)
      }, isText: { $0 == GradeText.self }, render: { $0.render(record, context) })
    for message in outcome.failures.map(\.message) + unwritten {
      StandardStream.sayError(message)
    }
    let status = ExitStatus.worst(
      of: record.subjects.map { ExitStatus($0.verdict) } + outcome.failures.map(\.status)
        + (unwritten.isEmpty ? [] : [.internalError]))
    if status != .agrees { throw CommandEnded(status: status) }
  }

  private func judge<Scalar: SubjectScalar>(_: Scalar.Type) throws -> Outcome {
    let assembly = try Assembly(python: python, port: port)
    var withoutLayout = port
    withoutLayout.layout = nil
    let other = try Assembly(python: python, port: withoutLayout)
    func assembling(_ choice: SubjectChoice) -> Assembly {
      choice.getsOwnWeights ? other : assembly
    }
    var record = GradeRecord(
      of: options, dtype: Scalar.dtype.rawValue, activationRoundoffs: activationRoundoffs,
      installCommand: Self.installCommand)
    var choices = named
    for choice in named { try assembling(choice).refuseUnknown(choice, of: options.signature) }
    if named.isEmpty {
      for choice in Self.usual {
        if try assembling(choice).runs(choice, options.signature, Scalar.dtype) {
          choices.append(choice)
        } else {
          record.leftOut.append(choice.text)
        }
      }
    }
    var outcome = Outcome(record: record, environment: try assembly.environment())
    let grading = SubjectGrading<Scalar>(
      reference: assembly.reference, options: options, activationRoundoffs: activationRoundoffs)
    var line = TerminalLine(isWanted: !isQuiet)
    defer { line.clear() }
    for (place, choice) in choices.enumerated() {
      let name = "\(choice.text.printable) (\(place + 1) of \(choices.count))"
      line.update { _ in "starting \(name)" }
      var pace = WorkPace()
      try grade(choice, assembling(choice), grading, &outcome) { cases in
        let pace = pace.since(cases)
        line.update { _ in
          name + ": " + ProgressText.line(done: cases, of: options.cases, "case", pace: pace)
        }
      }
    }
    return outcome
  }

  private static var usual: [SubjectChoice] {
    [.native, .engine(nil)] + Framework.all.map(SubjectChoice.framework)
  }

  /// Adds a row, or why there is none; one that cannot be started does not stop the others.
  private func grade<Scalar: SubjectScalar>(
    _ choice: SubjectChoice, _ assembly: Assembly, _ grading: SubjectGrading<Scalar>,
    _ outcome: inout Outcome, progress: (Int) -> Void
  ) throws {
    var title: String?
    if case .framework(let framework) = choice { title = framework.title }
    do {
      let subject: any Subject<Scalar> = try assembly.subject(choice, of: options.signature)
      outcome.record.subjects.append(
        try grading.grade(subject, title: title, form: port.form(of: choice), progress: progress))
    } catch WorkerRefusal.missing(let packages) {
      outcome.record.missing.append(GradeRecord.Missing(name: choice.text, packages: packages))
      if named.isEmpty { return }
      let reason = WorkerRefusal.missing(packages: packages)
      outcome.failures.append(CommandFailure(.environment, "\(choice.text): \(reason)"))
    } catch let error as UnstartedWorker {
      outcome.record.subjects.append(failed(error.reason))
    } catch let error where error is WorkerRefusal || error is ProcessFailure {
      outcome.record.subjects.append(failed("\(error)"))
    }

    func failed(_ reason: String) -> GradedSubject {
      GradedSubject(
        name: choice.text, version: "", title: title, profiles: options.profiles,
        failure: "It cannot be started: \(reason)")
    }
  }
}
