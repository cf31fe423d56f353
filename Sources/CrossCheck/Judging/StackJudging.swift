import Tensors

/// A subject and a judge: cases in, outcomes out.
struct StackJudging<Scalar: TensorScalar> {
  let subject: any Subject<Scalar>
  let judge: any Judge<Scalar>

  /// What is accepted, though it diverges.
  var tolerance: Tolerance?

  /// Runs the subject over the cases, then judges all answers together; one outcome for each case.
  ///
  /// All cases have one signature and equal sizes.
  ///
  /// - Throws: what the judge throws, or `HarnessFailure`. A subject's own error is an outcome.
  func outcomes(
    of examples: [Case<Scalar>], withActivations: Bool
  ) throws -> [CaseOutcome<Scalar>] {
    let answers = subject.traces(of: examples, withActivations: withActivations)
    guard answers.count == examples.count else {
      let reason = "The subject gave \(answers.count) answers to \(examples.count) cases."
      return examples.map { _ in .failed(reason) }
    }
    var outcomes: [CaseOutcome<Scalar>?] = []
    var answered: [(position: Int, pair: JudgedPair<Scalar>)] = []
    for (position, (example, answer)) in zip(examples, answers).enumerated() {
      do {
        let trace = try answer.get()
        try trace.validate(for: example)
        answered.append((position, JudgedPair(example, trace)))
        outcomes.append(nil)
      } catch let failure as HarnessFailure {
        throw failure
      } catch let problem as TraceProblem {
        outcomes.append(.failed("The answer cannot be compared: \(problem)."))
      } catch {
        outcomes.append(.failed("The subject gave no answer: \(error)"))
      }
    }
    for group in groupsOfEqualTensors(answered) {
      let comparisons = try comparisons(of: group.map { $0.pair })
      for (answer, comparison) in zip(group, comparisons) {
        outcomes[answer.position] = .compared(comparison, answer.pair)
      }
    }
    return outcomes.compactMap { $0 }
  }

  /// The judge takes only traces that hold the same tensors together.
  private func groupsOfEqualTensors(
    _ answered: [(position: Int, pair: JudgedPair<Scalar>)]
  ) -> [[(position: Int, pair: JudgedPair<Scalar>)]] {
    func names(_ trace: Trace<Scalar>) -> [[String]] {
      [trace.tensors.names, trace.finalState.names]
    }
    // Nearly always they all do.
    guard let first = answered.first.map({ names($0.pair.trace) }),
      answered.contains(where: { names($0.pair.trace) != first })
    else { return answered.isEmpty ? [] : [answered] }
    let groups = Dictionary(grouping: answered) { answer in
      let trace = answer.pair.trace
      return trace.tensors.names.sorted() + trace.finalState.names.map { "final_" + $0 }.sorted()
    }
    return groups.values.sorted { left, right in
      (left.first?.position ?? 0) < (right.first?.position ?? 0)
    }
  }

  /// Judges by the relative contract; what diverges by it, once more by the absolute one.
  private func comparisons(of pairs: [JudgedPair<Scalar>]) throws -> [Comparison] {
    var comparisons = try comparisons(of: pairs, contract: .relative)
    let divergent = comparisons.indices.filter { comparisons[$0].verdict == .diverges }
    if !divergent.isEmpty {
      let again = try self.comparisons(of: divergent.map { pairs[$0] }, contract: .absolute)
      for (position, comparison) in zip(divergent, again)
      where comparisons[position].yields(to: comparison) {
        comparisons[position] = comparison.excusing(comparisons[position])
      }
    }
    return comparisons
  }

  private func comparisons(
    of pairs: [JudgedPair<Scalar>], contract: ActivationContract
  ) throws -> [Comparison] {
    var comparisons: [Comparison] = []
    var judgements = 0
    func compare(_ judgement: Judgement) throws {
      judgements += 1
      guard judgements <= pairs.count else { return }
      let pair = pairs[judgements - 1]
      comparisons.append(
        try Comparison(
          of: pair.trace, to: pair.example, judgement: judgement, contract: contract,
          tolerance: tolerance))
    }
    if pairs.first?.example.sizes.steps == 0 {
      for pair in pairs { try compare(Judgement.ofEmptySequence(pair)) }
    } else {
      try judge.forEachJudgement(of: pairs, contract: contract, compare)
    }
    guard judgements == pairs.count else {
      throw MalformedJudgement.judgements(expected: pairs.count, actual: judgements)
    }
    return comparisons
  }
}
