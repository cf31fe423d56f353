public import CrossCheck
import Tensors

/// How accurate a subject's activations are at least, from the states that it returns for probe cases.
///
/// The same traces are judged again and again: the smallest k counts for which every verifiable element
/// is within the bound of the relative contract. What rounding could explain is taken off, and where
/// two activations are multiplied each may be off by k: the activations themselves may need more.
public struct ProbeRoundoffs<Scalar: SubjectScalar> {
  private let reference: NumPyReference

  /// Pairs of one signature, equal sizes and the same tensors, each.
  private var stacks: [[JudgedPair<Scalar>]] = []

  /// The judges are made anew for each k, but the arrays of each shape are large.
  private static var longestStack: Int { 64 }

  public init(_ reference: NumPyReference) { self.reference = reference }

  /// Adds a case and its answer, unless the case has no step.
  public mutating func add(_ pair: JudgedPair<Scalar>) {
    guard pair.example.sizes.steps > 0 else { return }
    let position = stacks.firstIndex { stack in
      stack.count < Self.longestStack && Self.isStackable(stack[0], pair)
    }
    if let position { stacks[position].append(pair) } else { stacks.append([pair]) }
  }

  /// The smallest k; nil without a trace.
  ///
  /// - Throws: if the reference itself fails.
  public func needed() throws -> RoundoffSearch.Result? {
    if stacks.isEmpty { return nil }
    return try RoundoffSearch.smallest(where: isEnough)
  }

  /// Whether activations that are off by k unit roundoffs explain every trace.
  ///
  /// - Throws: if the reference itself fails.
  public func isEnough(_ roundoffs: Double) throws -> Bool {
    let judge = ReferenceJudge<Scalar>(reference, activationRoundoffs: roundoffs)
    for stack in stacks {
      let judgements = try judge.judge(stack, contract: .relative)
      for (pair, judgement) in zip(stack, judgements) {
        let comparison = try Comparison(
          of: pair.trace, to: pair.example, judgement: judgement, contract: .relative)
        if comparison.verdict == .diverges { return false }
      }
    }
    return true
  }

  private static func isStackable(
    _ one: JudgedPair<Scalar>, _ other: JudgedPair<Scalar>
  ) -> Bool {
    one.example.signature == other.example.signature && one.example.sizes == other.example.sizes
      && one.trace.tensors.names.sorted() == other.trace.tensors.names.sorted()
      && one.trace.finalState.names.sorted() == other.trace.finalState.names.sorted()
  }
}
