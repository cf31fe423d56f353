/// Names of known mistakes that come into question, `a+b` for two at once.
///
/// A stage is looked into where the stages before it hold no explanation: single mistakes, then the
/// commonest together.
public struct Suspicion: Sendable {
  public let stages: [[String]]

  public init(stages: [[String]]) { self.stages = stages }

  /// The same, but looking first at what explained something else: one fault has one explanation.
  public func beginning(with names: [String]) -> Suspicion {
    names.isEmpty ? self : Suspicion(stages: [names] + stages)
  }

  /// The same without some mistakes, alone and with others.
  public func without(_ mistakes: Set<String>) -> Suspicion {
    guard !mistakes.isEmpty else { return self }
    return Suspicion(
      stages: stages.map { stage in
        stage.filter { name in
          !name.split(separator: "+").contains { mistakes.contains(String($0)) }
        }
      })
  }

  /// The diagnosis of a divergence.
  ///
  /// - Parameters:
  ///   - comparison: of the trace with the reference; it diverges.
  ///   - unrefuted: those of some mistakes that a look at a part of the trace does not rule out.
  ///   - compare: the trace held against a port that makes a mistake; nil if the trace does not
  ///     allow that.
  ///   - description: what is done wrong by a mistake, and where people made it.
  public func diagnosis(
    of comparison: Comparison, unrefuted: ([String]) throws -> [String],
    compare: (String) throws -> Comparison?,
    description: (String) throws -> (sentence: String, sources: [String])
  ) rethrows -> Diagnosis {
    var tried = 0
    for stage in stages {
      tried += stage.count
      let explanations = try unrefuted(stage).compactMap { name -> Explanation? in
        guard let again = try compare(name), again.explains(comparison) else { return nil }
        let (sentence, sources) = try description(name)
        return Explanation(
          mistakes: name.split(separator: "+").map(String.init), sentence: sentence,
          sources: sources,
          elements: again.elements,
          verified: again.elements - again.unverifiable, worstRatio: again.worst?.ratio ?? 0)
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
