import Lockstep

/// What the diagnoses of some divergent answers were worth.
struct DiagnosisTally {
  /// The mistake that was made stood first and alone, or among several that the data cannot tell apart.
  private(set) var named = 0
  private(set) var tied = 0

  /// Another was named without it, or none was.
  private(set) var blamed = 0
  private(set) var nothing = 0

  /// Answers that agree, so that there was nothing to diagnose.
  private(set) var invisible = 0

  /// How often each sentence about the shape of the errors was said.
  private(set) var shapes: [String: Int] = [:]

  /// Sentences for people, one for each diagnosis without the mistake.
  private(set) var failures: [String] = []

  /// The names that were tied with the mistake.
  private(set) var partners: Set<String> = []

  var visible: Int { named + tied + blamed + nothing }
  var right: Int { named + tied }

  /// For people who look through all of it.
  var text: String {
    "first \(named) tied \(tied) \(partners.sorted()) blamed \(blamed) nothing \(nothing) invisible "
      + "\(invisible) shapes \(shapes)" + failures.map { "\n  " + $0 }.joined()
  }

  /// - Parameters:
  ///   - diagnosis: nil for an answer that agrees.
  ///   - place: which case it was.
  mutating func add(
    _ diagnosis: Diagnosis?, of mistake: String, shape: ErrorShape?, at place: String
  ) {
    guard let diagnosis else {
      invisible += 1
      return
    }
    if let shape { shapes[shape.kind, default: 0] += 1 }
    let names = diagnosis.explanations.map(\.name)
    switch (names.contains(mistake), names.count) {
    case (true, 1): named += 1
    case (true, _):
      tied += 1
      partners.formUnion(names.filter { $0 != mistake })
    case (false, 0): nothing += 1
    case (false, _): blamed += 1
    }
    if !names.contains(mistake) { failures.append("\(mistake) at \(place): \(diagnosis.text)") }
  }

  mutating func add(_ other: DiagnosisTally) {
    named += other.named
    tied += other.tied
    blamed += other.blamed
    nothing += other.nothing
    invisible += other.invisible
    shapes.merge(other.shapes, uniquingKeysWith: +)
    failures += other.failures
    partners.formUnion(other.partners)
  }
}

extension ErrorShape {
  /// Which sentence it is, without its numbers.
  var kind: String { String("\(self)".prefix { $0 != "(" }) }
}
