import CrossCheck
import PythonBridge
public import Tensors

/// Measures what judging all steps at once saves, and what the way through the bridge costs.
public struct JudgeBenchmark<Scalar: SubjectScalar> {
  private let reference: NumPyReference

  public init(_ reference: NumPyReference) {
    self.reference = reference
  }

  /// Times one generic LSTM case of given sizes.
  ///
  /// The four ways are timed in turn, round by round, so that a drift of the machine's speed meets
  /// all of them; each figure is a median.
  ///
  /// - Throws: `InvalidOptions` for sizes that no case has; otherwise if the Reference fails.
  public func measure(_ sizes: Sizes, rounds: Int) throws -> JudgeTimes {
    var options = CampaignOptions(cases: 1, profiles: [.generic])
    options.steps = sizes.steps...sizes.steps
    options.batch = sizes.batch...sizes.batch
    options.inputSize = sizes.inputSize...sizes.inputSize
    options.hiddenSize = sizes.hiddenSize...sizes.hiddenSize
    let example = try CaseGenerator<Scalar>(options).makeCase(at: 0)
    let pair = JudgedPair(example, try NativeSubject<Scalar>().trace(of: example))

    let batch = ReferenceJudge<Scalar>(reference)
    let stepwise = ReferenceJudge<Scalar>(reference, isStepwise: true)
    let call = try InPlaceCall(reference, pair)
    let medians = try InterleavedTimes.medians(
      of: [
        { try InterleavedTimes.seconds { _ = try batch.judge([pair], contract: .relative) } },
        { try InterleavedTimes.seconds { _ = try stepwise.judge([pair], contract: .relative) } },
        { try InterleavedTimes.seconds { try call.fromSwift() } },
        { try call.secondsFromPython() },
      ], rounds: rounds)
    return JudgeTimes(
      sizes: sizes, batch: medians[0], stepwise: medians[1], callFromSwift: medians[2],
      callFromPython: medians[3])
  }

  /// The Reference's call on arrays that are filled once.
  private struct InPlaceCall {
    let interpreter: Interpreter
    let workspace: JudgeWorkspace<Scalar>

    init(_ reference: NumPyReference, _ pair: JudgedPair<Scalar>) throws {
      interpreter = reference.interpreter
      workspace = try interpreter.withGIL { gil in
        try JudgeWorkspace(reference, .init(pair), capacity: 1, gil)
      }
      workspace.fill(with: [pair])
    }

    private let roundoffs = ReferenceJudge<Scalar>.defaultActivationRoundoffs

    func fromSwift() throws {
      try interpreter.withGIL { gil in
        try workspace.run(cases: 1, contract: .relative, activationRoundoffs: roundoffs, gil)
      }
    }

    func secondsFromPython() throws -> Double {
      try interpreter.withGIL { gil in
        try workspace.secondsFromPython(
          cases: 1, contract: .relative, activationRoundoffs: roundoffs, gil)
      }
    }
  }
}
