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
    if data.inputs == nil { try JudgingMemory.refuseTooMuch(for: model.plan) }
    let (batches, keys): ([GivenData<Scalar>], [String]) =
      try GivenTables(data)?.read(for: model.plan) ?? ([GivenData(data, for: model.plan)], [])
    try reports.refuseToReplace(model.paths + batches[0].paths)
    for given in batches { try checkMemory(for: given) }
    let network = try attempt { try Network<Scalar>(model.plan, from: model.file) }
    let outputs = try ReportOutputs(reports)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let ended = try Interruptible.run(interrupted: {
        outputs.discard()
        return true
      }) {
        try judge(network, batches, keys)
      }
      let seconds = start.duration(to: clock.now) / .seconds(1)
      try conclude(ended, batches[0], outputs, seconds: seconds)
    } catch let ended as CommandEnded {
      throw ended
    } catch {
      outputs.discard()
      throw Assembly.failure(for: error)
    }
  }

  /// - Throws: `CommandFailure` if there is not enough to judge the largest layer.
  private func checkMemory<Scalar: SubjectScalar>(for given: GivenData<Scalar>) throws {
    guard let available = SystemMemory.available(),
      let greatest = JudgingMemory.greatest(of: model.plan)
    else { return }
    let shape = given.data.inputs.shape.dimensions
    let needed = greatest.bytes(steps: shape[0], sequences: shape[1])
    guard needed > available else { return }
    throw CommandFailure(
      .usage,
      "judging layer \(greatest.layer) over \(shape[0]) steps of \(shape[1]) sequences needs \(SystemMemory.text(needed)), but "
        + "only \(SystemMemory.text(available)) of memory are available; give fewer sequences, or "
        + "fewer steps")
  }

  private struct Outcome: Sendable {
    let parts: [PartResult]
    let environment: [(name: String, value: String)]
  }

  private func judge<Scalar: SubjectScalar>(
    _ network: Network<Scalar>, _ batches: [GivenData<Scalar>], _ keys: [String]
  ) throws -> Outcome {
    let assembly = try Assembly(python: python)
    let judge = ReferenceJudge<Scalar>(
      assembly.reference, activationRoundoffs: activationRoundoffs)
    let results = try batches.map { try parts(network, $0, judge) }
    var merged =
      batches.count == 1
      ? results[0]
      : results[0].indices.map { index in
        PartResult(merging: results.map { $0[index] }, keys: keys)
      }
    if keys.count > 1, merged.contains(where: { $0.verdict == .diverges }),
      (try? agreesAsOneSequence(network, batches, keys, judge)) ?? false
    {
      for index in merged.indices where merged[index].verdict == .diverges {
        merged[index].explanation +=
          " The state is the cause: it was not reset between the utterances, since as one long "
          + "utterance everything agrees."
      }
    }
    for given in batches where merged.contains(where: \.lacksExplanation) {
      let check = try ModelCheck(network, on: given.data, judge: judge)
      let again = try check.recorded(
        hidden: given.hidden, output: given.output, diagnosing: true)
      let recorded = merged.count - again.count
      for (index, part) in again.enumerated() where merged[recorded + index].lacksExplanation {
        if let diagnosis = part.diagnosis { merged[recorded + index].add(diagnosis) }
      }
    }
    return Outcome(parts: merged, environment: try assembly.environment())
  }

  private func parts<Scalar: SubjectScalar>(
    _ network: Network<Scalar>, _ given: GivenData<Scalar>, _ judge: ReferenceJudge<Scalar>
  ) throws -> [PartResult] {
    let check = try ModelCheck(network, on: given.data, judge: judge)
    var recorded = try check.recorded(hidden: given.hidden, output: given.output)
    if recorded.contains(where: { $0.verdict == .diverges }),
      (try? agreesInOtherOrder(network, judge)) ?? false
    {
      let option = data.batchMajor ? "without --batch-major" : "--batch-major"
      for index in recorded.indices where recorded[index].verdict == .diverges {
        recorded[index].explanation +=
          " The order of the arrays is the cause: read in the other one everything agrees "
          + "(\(option))."
      }
    }
    return try check.native() + recorded
  }

  /// Whether the outputs of a table would agree if each utterance went on from the one before.
  private func agreesAsOneSequence<Scalar: SubjectScalar>(
    _ network: Network<Scalar>, _ batches: [GivenData<Scalar>], _ keys: [String],
    _ judge: ReferenceJudge<Scalar>
  ) throws -> Bool {
    let frames = batches.reduce(0) { sum, given in
      let shape = given.data.inputs.shape.dimensions
      return sum + (given.data.lengths?.reduce(0, +) ?? shape[0] * shape[1])
    }
    // The search for a cause must not take longer than the verdict: steps cannot be stacked.
    guard frames <= 2_000 else { return false }
    let joined = try GivenData(joining: batches, keys: keys)
    let check = try ModelCheck(network, on: joined.data, judge: judge)
    return try check.recorded(hidden: joined.hidden, output: joined.output).allSatisfy {
      $0.verdict == .agrees
    }
  }

  /// Whether the outputs would agree if all arrays were of the other order.
  private func agreesInOtherOrder<Scalar: SubjectScalar>(
    _ network: Network<Scalar>, _ judge: ReferenceJudge<Scalar>
  ) throws -> Bool {
    var options = data
    options.batchMajor.toggle()
    // The search for a cause must not take longer than the verdict: steps cannot be stacked.
    guard let other = try? GivenData<Scalar>(options, for: model.plan),
      other.data.inputs.shape.dimensions[0] <= 2_000
    else { return false }
    let check = try ModelCheck(network, on: other.data, judge: judge)
    return try check.recorded(hidden: other.hidden, output: other.output).allSatisfy {
      $0.verdict == .agrees
    }
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
      StandardStream.error.writeIfPossible("Error: \(failure)\n")
      statuses.append(.internalError)
    }
    let status = ExitStatus.worst(of: statuses)
    if status != .agrees { throw CommandEnded(status: status) }
  }
}

extension PartResult {
  /// Whether it diverges and nobody knows why.
  fileprivate var lacksExplanation: Bool { verdict == .diverges && !isExplained }
}
