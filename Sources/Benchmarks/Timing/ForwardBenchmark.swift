import CrossCheck
public import Reports
public import Subjects
public import Tensors

/// Times an engine and its peers in turn, round by round, and has every result judged.
public struct ForwardBenchmark {
  /// How often each takes its turn.
  public enum Rounds: Hashable, Sendable {
    case count(Int)

    /// As often as fits into so many seconds, from 5 to 51 times.
    case seconds(Double)
  }

  /// A sample lasts that many seconds or one call.
  static let sampleSeconds = 0.001

  private let reference: NumPyReference
  private let rounds: Rounds

  public init(_ reference: NumPyReference, rounds: Rounds) {
    self.reference = reference
    self.rounds = rounds
  }

  /// Forward passes of one shape: weights as training leaves them, drawn from the default seed, and
  /// an initial state that is not zero.
  ///
  /// - Parameter engine: what takes the first turn in each round.
  /// - Throws: `InvalidOptions` for sizes that no case has; otherwise if the reference fails.
  public func measure(
    _ sizes: Sizes, engine: any BenchmarkSubject, peers: [any BenchmarkSubject]
  ) throws -> ForwardRow {
    let example = try Self.makeCase(sizes)
    var turns = ([engine] + peers).map { Turn(subject: $0) }
    for index in turns.indices { turns[index].attempt { try $0.prepare(example) } }
    // The first round warms up, and says how long a round takes.
    let seconds = InterleavedTimes.seconds { takeTurns(&turns, counts: false) }
    let count =
      switch rounds {
      case .count(let count): count
      case .seconds(let budget): Int(min(max(budget / max(seconds, 1e-3), 5), 51))
      }
    for _ in 0..<count { takeTurns(&turns, counts: true) }
    let judge = ReferenceJudge<Float>(reference)
    let results = try turns.map { try $0.result(on: example, judge) }
    return ForwardRow(
      sizes: sizes, rounds: count, engine: results[0], peers: Array(results.dropFirst()))
  }

  private func takeTurns(_ turns: inout [Turn], counts: Bool) {
    for index in turns.indices {
      var sample = 0.0
      turns[index].attempt { sample = try $0.sample(lasting: Self.sampleSeconds) }
      if counts { turns[index].samples.append(sample) }
    }
  }

  static func makeCase(_ sizes: Sizes) throws -> Case<Float> {
    let options = CampaignOptions(
      cases: 1, steps: sizes.steps...sizes.steps, batch: sizes.batch...sizes.batch,
      inputSize: sizes.inputSize...sizes.inputSize,
      hiddenSize: sizes.hiddenSize...sizes.hiddenSize, profiles: [.trained])
    let drawn = try CaseGenerator<Float>(options).makeCase(at: 0)
    return try Case(
      drawn.signature, sizes: drawn.sizes, tensors: drawn.tensors, provenance: drawn.provenance)
  }

  /// One subject's samples, until it fails.
  private struct Turn {
    let subject: any BenchmarkSubject
    var samples: [Double] = []
    var failure: String?

    init(subject: any BenchmarkSubject) { self.subject = subject }

    mutating func attempt(_ body: (any BenchmarkSubject) throws -> Void) {
      guard failure == nil else { return }
      do { try body(subject) } catch { failure = "\(error)" }
    }

    /// The time, if what was computed in it is right.
    func result(on example: Case<Float>, _ judge: ReferenceJudge<Float>) throws -> ForwardResult {
      func result(_ outcome: ForwardResult.Outcome) -> ForwardResult {
        ForwardResult(subject: subject.name, outcome: outcome)
      }
      if let failure { return result(.failed(reason: failure)) }
      let trace: Trace<Float>
      do {
        trace = try subject.outputs(for: example)
        try trace.validate(for: example)
      } catch { return result(.failed(reason: "\(error)")) }
      let comparison = try judge.comparison(of: JudgedPair(example, trace))
      return switch comparison.verdict {
      case .agrees:
        result(.timed(samples: samples, worstRatio: comparison.worst?.ratio ?? 0))
      case .diverges:
        result(.diverges(reason: comparison.reason(on: example.sizes)))
      case .inconclusive, .failed: result(.unverifiable)
      }
    }
  }
}

extension Comparison {
  /// The first element that is wrong, in a line.
  fileprivate func reason(on sizes: Sizes) -> String {
    guard let first else { return explanation(for: sizes) }
    return "\(divergent) of \(elements) elements are beyond their bounds, first \(first.tensor), "
      + "step \(first.step), batch row \(first.batch), unit \(first.unit): expected \(first.expected), "
      + "actual \(first.actual), \(NumberText.rounded(first.ratio)) times the bound"
  }
}
