/// Names of known mistakes that come into question, `a+b` for two at once.
///
/// A stage is looked into where the stages before it hold no explanation: single mistakes, then the
/// commonest together.
public struct Suspicion: Sendable {
  public let stages: [[String]]

  public init(stages: [[String]]) { self.stages = stages }

  /// The diagnosis of a divergence.
  ///
  /// - Parameters:
  ///   - comparison: of the trace with the reference; it diverges.
  ///   - unrefuted: those of some mistakes that a look at a part of the trace does not rule out.
  ///   - compare: the trace held against a port that makes a mistake; nil if the trace does not
  ///     allow that.
  ///   - sentence: what is done wrong by a mistake.
  public func diagnosis(
    of comparison: Comparison, unrefuted: ([String]) throws -> [String],
    compare: (String) throws -> Comparison?, sentence: (String) throws -> String
  ) rethrows -> Diagnosis {
    var tried = 0
    for stage in stages {
      tried += stage.count
      let explanations = try unrefuted(stage).compactMap { name -> Explanation? in
        guard let again = try compare(name), again.explains(comparison) else { return nil }
        return Explanation(
          mistakes: name.split(separator: "+").map(String.init), sentence: try sentence(name),
          elements: again.elements, verified: again.verified, worstRatio: again.worst?.ratio ?? 0)
      }
      if !explanations.isEmpty { return Diagnosis(explanations: explanations, tried: tried) }
    }
    return Diagnosis(explanations: [], tried: tried)
  }
}

extension Comparison {
  /// Whether all is right by this comparison, of the trace of another, and not only because its
  /// bounds prove less.
  fileprivate func explains(_ divergent: Comparison) -> Bool {
    verdict == .agrees && verified >= divergent.verified - divergent.elements / 10
  }
}
