import Tensors

/// The state of a shrinker at work: the smallest case up to now, and what was asked.
struct ShrinkSearch<Scalar: TensorScalar> {
  private(set) var current: Case<Scalar>
  private(set) var tries = 0

  private let limits: ShrinkLimits
  private let keeps: ([Case<Scalar>]) throws -> [Bool]
  private let shouldStop: () -> Bool
  private let progress: (ShrinkProgress) -> Void
  private var nonzero: Int

  /// How often `current` was replaced.
  private var changes = 0

  /// Candidates that did not keep it, so that no round asks again.
  ///
  /// Of 64 bits: that two candidates have the same one costs a candidate, never a wrong result.
  private var refused: Set<Int> = []

  /// Whether candidates were passed over because the tries were used up.
  private var isCutShort = false

  /// Why a search ends before its end.
  private struct Interruption: Error {
    let ending: ShrinkEnding
  }

  init(
    _ example: Case<Scalar>, limits: ShrinkLimits,
    keeps: @escaping ([Case<Scalar>]) throws -> [Bool],
    shouldStop: @escaping () -> Bool, progress: @escaping (ShrinkProgress) -> Void
  ) {
    current = example
    nonzero = example.nonzeroCount
    self.limits = limits
    self.keeps = keeps
    self.shouldStop = shouldStop
    self.progress = progress
  }

  /// Shrinks until a whole round changes nothing, or it has to end.
  mutating func run(startingStates: NamedTensors<Scalar>) throws -> Shrunk<Scalar> {
    var ending = ShrinkEnding.minimal
    do {
      try cutSteps(startingStates: startingStates)
      try untilNothingChanges { search in
        try search.untilNothingChanges { try $0.cutSizes() }
        try search.clear()
        try search.simplifyOptions()
        try search.simplifyNumbers()
      }
      if isCutShort { ending = .triesUsedUp }
    } catch let interruption as Interruption {
      ending = interruption.ending
    }
    return Shrunk(current, tries: tries, ending: ending)
  }

  private mutating func untilNothingChanges(
    _ round: (inout ShrinkSearch) throws -> Void
  ) throws {
    var before: Int
    repeat {
      before = changes
      try round(&self)
    } while changes > before
  }

  /// Takes a candidate that keeps what has to stay for the smallest case.
  mutating func take(_ candidate: Case<Scalar>) {
    current = candidate
    nonzero = candidate.nonzeroCount
    changes += 1
  }

  /// Takes the first of some candidates of equal sizes that keeps what has to stay.
  ///
  /// A few are made and asked about at first, then more at a time.
  ///
  /// - Returns: which it is; nil if there is none.
  @discardableResult
  mutating func takeFirst(_ count: Int, of candidate: (Int) -> Case<Scalar>) throws -> Int? {
    var (start, length) = (0, 4)
    while start < count {
      let end = min(start + length, count)
      let candidates = (start..<end).map(candidate)
      if let index = try answers(to: candidates).firstIndex(of: true) {
        take(candidates[index])
        return start + index
      }
      (start, length) = (end, 2 * length)
    }
    return nil
  }

  /// Whether each of some candidates of equal sizes keeps what has to stay.
  mutating func answers(to candidates: [Case<Scalar>]) throws -> [Bool] {
    var answers = [Bool](repeating: false, count: candidates.count)
    let fingerprints = candidates.map(\.fingerprint)
    var rest = candidates.indices.filter { !refused.contains(fingerprints[$0]) }[...]
    while let first = rest.first {
      guard !shouldStop() else { throw Interruption(ending: .stopped) }
      let left = limits.tries - tries
      guard left > 0 else { throw Interruption(ending: .triesUsedUp) }
      let stack = rest.prefix(min(left, stackLength(for: candidates[first])))
      rest = rest.dropFirst(stack.count)
      tries += stack.count
      let given = try keeps(stack.map { candidates[$0] })
      guard given.count == stack.count else {
        throw MalformedAnswers(expected: stack.count, actual: given.count)
      }
      for (index, answer) in zip(stack, given) {
        answers[index] = answer
        if !answer { refused.insert(fingerprints[index]) }
      }
      progress(ShrinkProgress(tries: tries, sizes: current.sizes, nonzero: nonzero))
      if !rest.isEmpty, tries == limits.tries {
        isCutShort = true
        break
      }
    }
    return answers
  }

  private func stackLength(for candidate: Case<Scalar>) -> Int {
    let bytes = candidate.sizes.bytesToJudge(candidate.signature) ?? .max
    return max(1, min(limits.stacking, limits.byteBudget / max(bytes, 1)))
  }
}

extension Case {
  /// What tells candidates apart: everything that a subject is given.
  fileprivate var fingerprint: Int {
    var hasher = Hasher()
    hasher.combine(sizes)
    hasher.combine(options)
    for specification in signature.caseTensors {
      self[specification.name].scalars.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    return hasher.finalize()
  }
}
