public import Tensors

/// Makes a case smaller and simpler as long as something about it stays.
///
/// What has to stay, the caller says; of tests, subjects and verdicts it knows nothing. It takes, in
/// this order and until a whole round changes nothing: time steps, batch rows, hidden units, projected
/// outputs and inputs; then elements that are set to zero; then options and elements that become
/// simple numbers (`Simplicity`). A case never gets larger and no number less simple, so that it ends.
///
/// At least one of everything is left: a case without a step says nothing about a cell.
///
/// The same case and the same answers give the same result.
public struct Shrinker<Scalar: TensorScalar>: Sendable {
  /// How far it goes.
  public var limits: ShrinkLimits

  /// A shrinker with these limits.
  public init(limits: ShrinkLimits = ShrinkLimits()) {
    self.limits = limits
  }

  /// The smallest case found for which `keeps` says yes; `example` itself is taken for one.
  ///
  /// - Parameters:
  ///   - example: the case to begin with.
  ///   - startingStates: the states after every step of the case, [T, B, H] each (a projected h [T,
  ///     B, P]), as the subject has them. When first steps are left out, the rest is tried from
  ///     them as well as from the initial state.
  ///   - keeps: whether each of the candidates still has what has to stay. They have one signature
  ///     and equal sizes, so that they can be judged together.
  ///   - shouldStop: asked before each call of `keeps`.
  ///   - progress: told after each call of `keeps`.
  /// - Throws: what `keeps` throws; `MalformedAnswers` if it does not answer once for each candidate.
  public func shrink(
    _ example: Case<Scalar>, startingStates: NamedTensors<Scalar> = [:],
    keeps: ([Case<Scalar>]) throws -> [Bool], shouldStop: () -> Bool = { false },
    progress: (ShrinkProgress) -> Void = { _ in }
  ) throws -> Shrunk<Scalar> {
    try withoutActuallyEscaping(keeps) { keeps in
      try withoutActuallyEscaping(shouldStop) { shouldStop in
        try withoutActuallyEscaping(progress) { progress in
          var search = ShrinkSearch(
            example, limits: limits, keeps: keeps, shouldStop: shouldStop, progress: progress)
          return try search.run(startingStates: startingStates)
        }
      }
    }
  }
}
