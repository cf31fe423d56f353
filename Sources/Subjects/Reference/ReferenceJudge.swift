public import CrossCheck
import PythonBridge
import Tensors

/// The NumPy reference as the judge: expected values and bounds for all steps of a trace at once.
///
/// It computes in float64 from the subject's own bits. The arrays of the last shapes are kept, so
/// that a call for a known shape costs no more than from Python itself.
public final class ReferenceJudge<Scalar: SubjectScalar>: Judge {
  /// The k that subjects are allowed where nothing else is said: measured implementations need 2.5
  /// to 8.2 unit roundoffs for an isolated activation.
  public static var defaultActivationRoundoffs: Double { 10 }

  let reference: NumPyReference
  let activationRoundoffs: Double
  private let isStepwise: Bool

  /// How long the Reference itself has worked on traces that were judged together, in seconds: without
  /// the copying in and out.
  private(set) var secondsInReference = 0.0

  /// The last shapes, the most recent first.
  private var workspaces: [JudgeWorkspace<Scalar>] = []
  private let keptWorkspaces = 3

  /// - Parameters:
  ///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
  ///   - isStepwise: whether to go through time step by step although the trace allows to judge all
  ///     steps at once; the verdicts are the same.
  public init(
    _ reference: NumPyReference, activationRoundoffs: Double = defaultActivationRoundoffs,
    isStepwise: Bool = false
  ) {
    self.reference = reference
    self.activationRoundoffs = activationRoundoffs
    self.isStepwise = isStepwise
  }

  public func judge(
    _ block: [JudgedPair<Scalar>], contract: ActivationContract
  ) throws -> [Judgement] {
    try judge(block, contract: contract, mistake: nil)
  }

  /// The same of ports that make a mistake of the catalogue; nil is none.
  ///
  /// - Throws: if the reference itself fails, or the traces do not allow to judge that mistake.
  func judge(
    _ block: [JudgedPair<Scalar>], contract: ActivationContract, mistake: String?
  ) throws -> [Judgement] {
    var judgements: [Judgement] = []
    try forEachJudgement(of: block, contract: contract, mistake: mistake) { judgements.append($0) }
    return judgements
  }

  public func forEachJudgement(
    of block: [JudgedPair<Scalar>], contract: ActivationContract,
    _ body: (Judgement) throws -> Void
  ) throws {
    try forEachJudgement(of: block, contract: contract, mistake: nil, body)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  private func forEachJudgement(
    of block: [JudgedPair<Scalar>], contract: ActivationContract, mistake: String?,
    _ body: (Judgement) throws -> Void
  ) throws {
    guard let first = block.first else { return }
    try reference.interpreter.withGIL { gil in
      let workspace = try workspace(for: .init(first), capacity: block.count, gil)
      workspace.fill(with: block)
      secondsInReference += try InterleavedTimes.seconds {
        try workspace.run(
          cases: block.count, contract: contract, activationRoundoffs: activationRoundoffs,
          stepwise: isStepwise, mistake: mistake, gil)
      }
      try workspace.forEachJudgement(cases: block.count, body)
    }
  }

  /// One answer held against the reference, under either contract for activations.
  ///
  /// - Throws: if the reference itself fails.
  public func comparison(of pair: JudgedPair<Scalar>) throws -> Comparison {
    try Comparison.underEitherContract { contract in
      let judgement =
        try pair.example.sizes.steps == 0
        ? Judgement.ofEmptySequence(pair) : judge([pair], contract: contract)[0]
      return try Comparison(
        of: pair.trace, to: pair.example, judgement: judgement, contract: contract)
    }
  }

  /// The expected values and bounds of one layer of a stack, whose trace may hold its outputs alone.
  ///
  /// - Parameter mistake: one of the catalogue that the subject is taken to make, in the layers below
  ///   as well; nil for none.
  /// - Throws: if the reference itself fails, or the trace does not allow to judge that mistake.
  public func judge(
    _ pair: JudgedPair<Scalar>, below: LayersBelow<Scalar>, contract: ActivationContract,
    mistake: String? = nil
  ) throws -> Judgement {
    try withWorkspace(of: pair, below: below) { workspace, gil in
      try workspace.run(
        cases: 1, contract: contract, activationRoundoffs: activationRoundoffs,
        stepwise: isStepwise, mistake: mistake, gil)
      return workspace.judgement(at: 0)
    }
  }

  /// Those of some mistakes that a few rows of a trace do not refute.
  ///
  /// - Parameter first: an element that is beyond its bound.
  /// - Throws: if the reference itself fails.
  func unrefuted(
    _ mistakes: [String], of pair: JudgedPair<Scalar>, below: LayersBelow<Scalar>,
    first: ElementComparison
  ) throws -> [String] {
    try withWorkspace(of: pair, below: below) { workspace, gil in
      try workspace.unrefuted(
        mistakes, first: first, activationRoundoffs: activationRoundoffs, gil)
    }
  }

  private func withWorkspace<Result>(
    of pair: JudgedPair<Scalar>, below: LayersBelow<Scalar>,
    _ body: (JudgeWorkspace<Scalar>, GIL) throws -> Result
  ) throws -> Result {
    try reference.interpreter.withGIL { gil in
      let workspace = try JudgeWorkspace(reference, .init(pair), capacity: 1, below: below, gil)
      workspace.fill(with: [pair])
      return try body(workspace, gil)
    }
  }

  private func workspace(
    for key: JudgeWorkspace<Scalar>.Key, capacity: Int, _ gil: GIL
  ) throws -> JudgeWorkspace<Scalar> {
    if let index = workspaces.firstIndex(where: { $0.key == key && $0.capacity >= capacity }) {
      workspaces.insert(workspaces.remove(at: index), at: 0)
    } else {
      let known = workspaces.first { $0.key.hasChecks(of: key) }
      workspaces.removeAll { $0.key == key }
      let made = try JudgeWorkspace(reference, key, capacity: capacity, like: known, gil)
      workspaces.insert(made, at: 0)
      workspaces.removeLast(max(0, workspaces.count - keptWorkspaces))
    }
    return workspaces[0]
  }
}
