import CrossCheck
import Tensors
import Testing

/// When a shrinker ends, and that it does the same every time.
@Suite struct ShrinkerBounds {
  private let sizes = Sizes(steps: 9, batch: 3, inputSize: 5, hiddenSize: 23)

  /// Something that takes a while: parts of several tensors have to stay.
  private func keeps(_ candidate: Case<Float>) -> Bool {
    candidate.sizes.hiddenSize >= 7
      && candidate["bias"].scalars.reduce(0, +) > 9
      && candidate["inputs"].scalars.contains { $0 > 1.5 }
  }

  private func description(_ shrunk: Shrunk<Float>) -> String {
    "\(shrunk.example.sizes) \(shrunk.ending) "
      + shrunk.example.tensors.map { "\($0.name) \($0.tensor.scalars)" }.joined(separator: " ")
  }

  @Test func `The same case and answers give the same, however many are asked about at once`()
    throws
  {
    let example = try someCase(.lstm, sizes: sizes, as: Float.self)
    let shrunk = try minimal(example, keeps: keeps)
    #expect(try description(minimal(example, keeps: keeps)) == description(shrunk))
    #expect(try minimal(example, keeps: keeps).tries == shrunk.tries)
    let single = try minimal(example, limits: ShrinkLimits(stacking: 1), keeps: keeps)
    #expect(description(single) == description(shrunk))
    let poor = try minimal(example, limits: ShrinkLimits(byteBudget: 1), keeps: keeps)
    #expect(description(poor) == description(shrunk))
  }

  @Test(arguments: [0, 1, 2, 3, 10, 50, 51, 52, 100])
  func `No more candidates are asked about than there are tries`(tries: Int) throws {
    let example = try someCase(.lstm, sizes: sizes, as: Float.self)
    let shrunk = try minimal(example, limits: ShrinkLimits(tries: tries), keeps: keeps)
    #expect(shrunk.tries == tries)
    #expect(shrunk.ending == .triesUsedUp)
    // Nothing is kept, so that every try is one of a size that cannot be cut.
    let none = try minimal(example, limits: ShrinkLimits(tries: tries)) { _ in false }
    #expect(none.tries == tries && none.ending == .triesUsedUp)
  }

  @Test func `It stops when it is told to, with what it has`() throws {
    let example = try someCase(.lstm, sizes: sizes, as: Float.self)
    var asked = 0
    let shrunk = try Shrinker<Float>().shrink(
      example,
      keeps: { candidates in
        asked += 1
        return candidates.map(keeps)
      }, shouldStop: { asked == 4 })
    #expect(asked == 4)
    #expect(shrunk.ending == .stopped)
    #expect(shrunk.example.sizes.steps < 9)
    #expect(keeps(shrunk.example))
  }

  @Test func `Progress goes on with every question, and never back`() throws {
    let example = try someCase(.lstm, sizes: sizes, as: Float.self)
    var all: [ShrinkProgress] = []
    let shrunk = try Shrinker<Float>().shrink(
      example, keeps: { $0.map(keeps) }, progress: { all.append($0) })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.tries < $1.tries })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.nonzero >= $1.nonzero })
    #expect(all.last?.tries == shrunk.tries)
    #expect(all.last?.sizes == shrunk.example.sizes)
  }

  @Test func `Answers that are too few are refused, and errors are passed on`() throws {
    let example = try someCase(.rnn, as: Float.self)
    #expect(throws: MalformedAnswers(expected: 4, actual: 0)) {
      try Shrinker<Float>().shrink(
        someCase(.rnn, sizes: Sizes(steps: 6, batch: 1, inputSize: 2, hiddenSize: 3)),
        keeps: { _ in [] })
    }
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      try Shrinker<Float>().shrink(example, keeps: { _ in throw Broken() })
    }
  }
}
