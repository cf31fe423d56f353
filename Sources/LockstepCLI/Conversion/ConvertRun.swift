import CommandSupport
import Lockstep

/// A conversion from its options to its exit status.
struct ConvertRun: Sendable {
  let model: OpenedModel
  let target: ConversionTarget
  let seed: UInt64
  let activationRoundoffs: Double
  let python: InterpreterConfiguration

  private struct Outcome: Sendable {
    let description: ModelDescription
    let notes: [String]
    let weights: String
    let isWhole: Bool
    let parts: [PartResult]
    let environment: [(name: String, value: String)]
  }

  /// Writes, reads back, judges, and gives the file its name if it agrees.
  ///
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func run<Scalar: SubjectScalar>(_: Scalar.Type, reports: ReportOptions) throws {
    try reports.refuseToReplace(model.paths, result: target.path)
    try JudgingMemory.refuseTooMuch(for: model.plan)
    let network = try attempt { try Network<Scalar>(model.plan, from: model.file) }
    let outputs = try ReportOutputs(reports)
    defer {
      target.discard()
      outputs.discard()
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: Outcome
    try target.prepare()
    do {
      outcome = try Interruptible.run(interrupted: {
        target.discard()
        outputs.discard()
        return true
      }) { try convert(network) }
    } catch {
      throw failure(for: error)
    }
    var record = record(outcome, Scalar.dtype)
    var statuses = [ExitStatus(record.verdict)]
    if !outcome.isWhole {
      statuses.append(.diverges)
      StandardStream.sayError(
        "\(target.path.printable) is not written: \(target.format.rawValue) does not hold every "
          + "weight as it was (\(outcome.weights)); choose another format")
    }
    let agrees = ExitStatus.worst(of: statuses) == .agrees
    if agrees { try target.commit() }
    record.data.append(("file", agrees ? "written" : "not written, since it does not agree"))
    let context = ReportContext(
      environment: outcome.environment, seconds: start.duration(to: clock.now) / .seconds(1),
      activationRoundoffs: activationRoundoffs, program: programName())
    for failure in outputs.write(record, context) {
      StandardStream.sayError("\(failure)")
      statuses.append(.internalError)
    }
    let status = ExitStatus.worst(of: statuses)
    if status != .agrees { throw CommandEnded(status: status) }
  }

  private func convert<Scalar: SubjectScalar>(_ network: Network<Scalar>) throws -> Outcome {
    let assembly = try Assembly(python: python)
    let (options, notes) = try target.write(network)
    let written = try OpenedModel(path: target.temporaryPath, options: options)
    try written.refuseProblem()
    let converted = try Network<Scalar>(written.plan, from: written.file).withSoftmaxApart()
    let original = try network.withSoftmaxApart()
    let judge = ReferenceJudge<Scalar>(
      assembly.reference, activationRoundoffs: activationRoundoffs)
    let check = try ModelCheck(
      original, on: .drawn(for: model.plan.layers, seed: seed), judge: judge,
      implementation: converted)
    let differences = original.differences(from: converted)
    let weights =
      differences.weights.isEmpty
      ? "every weight as it was, bit for bit"
        + (differences.biases.isEmpty
          ? "" : "; \(differences.biases.joined(separator: ", ")) are sums")
      : "damaged: \(differences.weights.joined(separator: ", "))"
    return Outcome(
      description: written.description, notes: notes, weights: weights,
      isWhole: differences.weights.isEmpty, parts: try check.native("converted"),
      environment: try assembly.environment())
  }

  private func record(_ outcome: Outcome, _ dtype: DType) -> ModelRecord {
    var description = outcome.description
    description.path = target.path
    description.assumptions = model.plan.assumptions
    description.notes = outcome.notes
    return ModelRecord(
      model: description, dtype: dtype.rawValue,
      data: [
        ("from", "\(model.file.path) (\(model.file.format))"),
        ("weights", outcome.weights),
        (
          "judged on",
          "inputs and initial states drawn from N(0, 1), seed \(seed): 20 steps, 3 sequences; what was "
            + "written, read again, against the original"
        ),
      ],
      parts: outcome.parts,
      command: (["lockstep"] + CommandLine.arguments.dropFirst().map(shellQuoted))
        .joined(separator: " "))
  }

  private func failure(for error: any Error) -> CommandFailure {
    switch error {
    case let error as ModelFileError:
      // What could not be written is not called by the name that it had for a moment.
      let isTarget = error.path == target.temporaryPath
      let named = ModelFileError(
        path: isTarget ? target.path : error.path, variable: error.variable, reason: error.reason,
        remedy: error.remedy)
      return CommandFailure(
        isTarget && error.variable == nil ? .internalError : .usage, named.description)
    case let error as NetworkError: return CommandFailure(.usage, error.description)
    default: return Assembly.failure(for: error)
    }
  }
}
