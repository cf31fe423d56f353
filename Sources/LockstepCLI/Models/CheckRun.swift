import CommandSupport
import Lockstep

/// A check of a model from its options to its exit status.
struct CheckRun: Sendable {
  let model: OpenedModel
  let data: DataOptions
  let activationRoundoffs: Double
  let python: InterpreterConfiguration

  /// Judges on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func run<Scalar: SubjectScalar>(_: Scalar.Type, reports: ReportOptions) throws {
    let judging = try ModelJudging<Scalar>(model, data) { given in
      try reports.refuseToReplace(model.paths + given.paths)
    }
    let outputs = try ReportOutputs(reports)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let ended = try Interruptible.run(interrupted: {
        outputs.discard()
        return true
      }) {
        let assembly = try Assembly(python: python)
        let judge = ReferenceJudge<Scalar>(
          assembly.reference, activationRoundoffs: activationRoundoffs)
        let parts = try judging.native(judge) + judging.recorded(judge)
        let kernels = judging.kernels.map { [("kernels", $0.name)] } ?? []
        return Outcome(parts: parts, environment: try assembly.environment() + kernels)
      }
      let seconds = start.duration(to: clock.now) / .seconds(1)
      try conclude(ended, judging.batches[0], outputs, seconds: seconds)
    } catch let ended as CommandEnded {
      throw ended
    } catch {
      outputs.discard()
      throw Assembly.failure(for: error)
    }
  }

  private struct Outcome: Sendable {
    let parts: [PartResult]
    let environment: [(name: String, value: String)]
  }

  private func conclude<Scalar: SubjectScalar>(
    _ outcome: Outcome, _ given: GivenData<Scalar>, _ outputs: ReportOutputs, seconds: Double
  ) throws {
    let record = ModelRecord(
      model: model.description, dtype: Scalar.dtype.rawValue, data: given.rows,
      parts: outcome.parts,
      command: (["lockstep"] + CommandLine.arguments.dropFirst().map(shellQuoted))
        .joined(separator: " "))
    let context = ReportContext(
      environment: outcome.environment, seconds: seconds,
      activationRoundoffs: activationRoundoffs, program: programName())
    var statuses = [ExitStatus(record.verdict)]
    for failure in outputs.write(record, context) {
      StandardStream.sayError("\(failure)")
      statuses.append(.internalError)
    }
    let status = ExitStatus.worst(of: statuses)
    if status != .agrees { throw CommandEnded(status: status) }
  }
}
