/// Names of known mistakes that come into question, `a+b` for two at once.
///
/// A stage is looked into where the stages before it hold no explanation: single mistakes, then the
/// commonest together.
public struct Suspicion: Sendable {
  /// The names, stage by stage.
  public let stages: [[String]]

  /// Whether the first stage is what explained something else.
  private let beginsWithSuspects: Bool

  /// The suspicion of these stages.
  public init(stages: [[String]]) { self.init(stages: stages, beginsWithSuspects: false) }

  private init(stages: [[String]], beginsWithSuspects: Bool) {
    self.stages = stages
    self.beginsWithSuspects = beginsWithSuspects
  }

  /// The same, but looking first at what explained something else: one fault has one explanation.
  public func beginning(with names: [String]) -> Suspicion {
    names.isEmpty ? self : Suspicion(stages: [names] + stages, beginsWithSuspects: true)
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
  /// A mistake explains it if all that can be verified is right by a port that makes it, and if the first
  /// wrong element is nearer to what that port returns than to what is right: a mistake that does not
  /// show in the data explains nothing. Of mistakes at once none is superfluous.
  ///
  /// - Parameters:
  ///   - comparison: of the trace with the reference; it diverges.
  ///   - unrefuted: those of some mistakes that a look at a part of the trace does not rule out.
  ///   - refit: the trace held against a port that makes a mistake; nil if the trace does not allow
  ///     that.
  ///   - description: what is done wrong by a mistake, and where people made it.
  public func diagnosis(
    of comparison: Comparison, unrefuted: ([String]) throws -> [String],
    refit: (String) throws -> Refit?,
    description: (String) throws -> (sentence: String, sources: [String])
  ) rethrows -> Diagnosis {
    var tried = 0
    for (place, stage) in stages.enumerated() {
      tried += stage.count
      let explanations = try unrefuted(stage).compactMap { name -> Explanation? in
        guard let refit = try refit(name), refit.explains(comparison) else { return nil }
        let again = refit.comparison
        let (sentence, sources) = try description(name)
        return Explanation(
          mistakes: name.split(separator: "+").map(String.init), sentence: sentence,
          sources: sources, elements: again.elements,
          verified: again.elements - again.unverifiable, worstRatio: again.worst?.ratio ?? 0,
          evidence: refit.evidence)
      }
      let needed = explanations.filter { explanation in
        !explanations.contains { Set($0.mistakes).isStrictSubset(of: explanation.mistakes) }
      }
      guard needed.isEmpty else {
        var diagnosis = Diagnosis(explanations: needed, tried: tried)
        diagnosis.isOfSuspects = beginsWithSuspects && place == 0
        return diagnosis
      }
    }
    return Diagnosis(
      explanations: [], tried: tried, evidentCause: comparison.shape?.evidentCause)
  }
}
