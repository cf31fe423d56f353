import CommandSupport
import Lockstep

/// A model on the data that were given, and what explains outputs that diverge.
struct ModelJudging<Scalar: SubjectScalar>: Sendable {
  private let model: OpenedModel
  private let data: DataOptions
  private let network: Network<Scalar>

  /// At least one.
  let batches: [GivenData<Scalar>]

  /// The keys of a table's utterances, in its order; empty where there is no table.
  private let keys: [String]

  /// - Parameter accept: may refuse the data before the model is read.
  /// - Throws: `CommandFailure` if something cannot be read or does not fit, or there is not enough
  ///   memory; what `accept` throws.
  init(
    _ model: OpenedModel, _ data: DataOptions,
    accept: (GivenData<Scalar>) throws -> Void = { _ in }
  ) throws {
    self.model = model
    self.data = data
    if data.inputs == nil { try JudgingMemory.refuseTooMuch(for: model.plan) }
    (batches, keys) =
      try GivenTables(data)?.read(for: model.plan) ?? ([GivenData(data, for: model.plan)], [])
    try accept(batches[0])
    for given in batches { try JudgingMemory.refuseTooMuch(for: model.plan, given) }
    network = try attempt { try Network<Scalar>(model.plan, from: model.file) }
  }

  /// The vector kernels that the native forward pass runs on; nil for none.
  var kernels: KernelSet? { network.layers.lazy.compactMap(\.kernels).first }

  /// The native forward pass, layer by layer.
  ///
  /// - Throws: if the reference itself fails.
  func native(_ judge: ReferenceJudge<Scalar>) throws -> [PartResult] {
    merged(
      try batches.map {
        try ModelCheck(network, on: $0.data, judge: judge, naming: model.plan.naming).native()
      })
  }

  /// The outputs that somebody recorded, each with what explains it if it diverges: an option, the order
  /// of the arrays, a state that was not reset; and, where nothing of that does, a known mistake.
  ///
  /// - Parameter alwaysDiagnosing: whether the known mistakes are gone through in any case.
  /// - Throws: if the reference itself fails.
  func recorded(
    _ judge: ReferenceJudge<Scalar>, alwaysDiagnosing: Bool = false
  ) throws -> [PartResult] {
    var results = merged(try batches.map { try recorded($0, judge) })
    if keys.count > 1, results.contains(where: { $0.verdict == .diverges }),
      (try? agreesAsOneSequence(judge)) ?? false
    {
      for index in results.indices where results[index].verdict == .diverges {
        results[index].explanation +=
          " The state is the cause: it was not reset between the utterances, since as one long "
          + "utterance everything agrees."
      }
    }
    func isOpen(_ part: PartResult) -> Bool {
      part.verdict == .diverges && part.diagnosis == nil && (alwaysDiagnosing || !part.isExplained)
    }
    for given in batches where results.contains(where: isOpen) {
      let check = try ModelCheck(network, on: given.data, judge: judge, naming: model.plan.naming)
      let again = try check.recorded(
        hidden: given.hidden, output: given.output, diagnosing: true)
      for (index, part) in again.enumerated() where isOpen(results[index]) {
        if let diagnosis = part.diagnosis { results[index].add(diagnosis) }
      }
    }
    addHint(to: &results)
    return results
  }

  /// Where nothing explains the last recurrent layer's outputs: what nobody gave and may be the cause.
  private func addHint(to results: inout [PartResult]) {
    guard batches.count == 1, let outputs = batches[0].hidden?.tensor, !results.isEmpty,
      results[0].verdict == .diverges, let first = results[0].comparison.first,
      results[0].diagnosis?.explanations.isEmpty == true, results[0].causeBesideMistakes.isEmpty,
      let layer = network.lastRecurrentLayer.map({ network.layers[$0] })
    else { return }
    let ungiven = UngivenOptions(
      batches[0].data, options: layer.options, assumptions: model.plan.assumptions)
    let hint = ungiven.hint(of: outputs, wrongFrom: first.step)
    if !hint.isEmpty { results[0].add(hint: hint) }
  }

  /// One result for each layer.
  private func merged(_ results: [[PartResult]]) -> [PartResult] {
    guard results.count > 1 else { return results[0] }
    return results[0].indices.map { index in
      PartResult(merging: results.map { $0[index] }, keys: keys)
    }
  }

  private func recorded(
    _ given: GivenData<Scalar>, _ judge: ReferenceJudge<Scalar>
  ) throws -> [PartResult] {
    let check = try ModelCheck(network, on: given.data, judge: judge, naming: model.plan.naming)
    var recorded = try check.recorded(hidden: given.hidden, output: given.output)
    if recorded.contains(where: { $0.verdict == .diverges }),
      (try? agreesInOtherOrder(judge)) ?? false
    {
      let option = data.batchMajor ? "without --batch-major" : "--batch-major"
      for index in recorded.indices where recorded[index].verdict == .diverges {
        recorded[index].explanation +=
          " The order of the arrays is the cause: read in the other one everything agrees "
          + "(\(option))."
      }
    }
    return recorded
  }

  /// Whether the outputs of a table would agree if each utterance went on from the one before.
  private func agreesAsOneSequence(
    _ judge: ReferenceJudge<Scalar>
  ) throws -> Bool {
    let frames = batches.reduce(0) { sum, given in
      let shape = given.data.inputs.shape.dimensions
      return sum + (given.data.lengths?.reduce(0, +) ?? shape[0] * shape[1])
    }
    // The search for a cause must not take longer than the verdict: steps cannot be stacked.
    guard frames <= 2_000 else { return false }
    let joined = try GivenData(joining: batches, keys: keys)
    let check = try ModelCheck(network, on: joined.data, judge: judge, naming: model.plan.naming)
    return try check.recorded(hidden: joined.hidden, output: joined.output).allSatisfy {
      $0.verdict == .agrees
    }
  }

  /// Whether the outputs would agree if all arrays were of the other order.
  private func agreesInOtherOrder(
    _ judge: ReferenceJudge<Scalar>
  ) throws -> Bool {
    var options = data
    options.batchMajor.toggle()
    // The search for a cause must not take longer than the verdict: steps cannot be stacked.
    guard let other = try? GivenData<Scalar>(options, for: model.plan),
      other.data.inputs.shape.dimensions[0] <= 2_000
    else { return false }
    let check = try ModelCheck(network, on: other.data, judge: judge, naming: model.plan.naming)
    return try check.recorded(hidden: other.hidden, output: other.output).allSatisfy {
      $0.verdict == .agrees
    }
  }
}
