import CrossCheck
import Tensors

/// What a stub subject does at an index beside answering correctly.
enum Behaviour {
  case correct, throwing, divergent, notANumber, gradeB, suspicious, withoutState, withFinalState
}

/// A subject whose answers are 64 and the reciprocals of consecutive numbers, but for some indices.
struct StubSubject: Subject {
  var behaviours: [Int: Behaviour] = [:]

  struct Crash: Error, CustomStringConvertible {
    let description = "segmentation fault"
  }

  var name: String { "stub" }

  func trace(of example: Case<Double>) throws -> Trace<Double> {
    var values = StubJudge.expected(example)
    switch behaviours[example.provenance.index] ?? .correct {
    case .correct: break
    case .throwing: throw Crash()
    case .divergent: values[values.count - 1] += 8
    case .notANumber: values[values.count - 1] = .nan
    case .gradeB: values[0] += 2
    case .suspicious: values[0] += 0.75
    case .withoutState: return Trace(tensors: [:])
    case .withFinalState:
      return try someTrace(
        h: values, sizes: example.sizes,
        final: example.sizes.steps == 0
          ? example["initial_h"].scalars
          : values.suffix(example.sizes.batch * example.sizes.hiddenSize))
    }
    return try someTrace(h: values, sizes: example.sizes)
  }
}

/// A judge of the stub subject: a bound of 1, or of 4 by the absolute contract.
final class StubJudge: Judge {
  private(set) var stacks: [(cases: Int, contract: ActivationContract)] = []

  static func expected(_ example: Case<Double>) -> [Double] {
    let count = example.sizes.steps * example.sizes.batch * example.sizes.hiddenSize
    return (0..<count).map { 64 + 1 / Double($0 + example.provenance.index + 1) }
  }

  func judge(
    _ block: [JudgedPair<Double>], contract: ActivationContract
  ) throws -> [Judgement] {
    stacks.append((block.count, contract))
    guard Set(block.map(\.example.sizes)).count == 1,
      Set(block.map { $0.trace.finalState.names }).count == 1
    else { throw Unstackable() }
    return block.map { pair in
      let expected = Self.expected(pair.example)
      let bound = [Double](repeating: contract == .relative ? 1 : 4, count: expected.count)
      return someJudgement(
        expected: expected, bound: bound, statisticalBound: bound.map { $0 / 2 },
        units: pair.example.sizes.hiddenSize)
    }
  }

  struct Unstackable: Error {}
}

extension Provenance {
  var index: Int {
    switch origin {
    case .generated(_, let index, _), .sourceExample(_, let index): index
    case .given, .shrunk: -1
    }
  }
}

/// Cases whose sizes change every eight indices; the last eight of 24 are empty sequences.
func stubCase(at index: Int) throws -> Case<Double> {
  let sizes = [
    Sizes(steps: 3, batch: 2, inputSize: 5, hiddenSize: 4),
    Sizes(steps: 1, batch: 4, inputSize: 2, hiddenSize: 3),
    Sizes(steps: 0, batch: 2, inputSize: 3, hiddenSize: 5),
  ]
  return try someCase(
    .rnn, sizes: sizes[index / 8 % 3],
    provenance: .generated(seed: 1, index: index, profile: index % 5 == 0 ? .probe : .generic))
}

/// The events of a campaign of the stubs, as text.
func stubEvents(
  _ behaviours: [Int: Behaviour] = [:], cases: Int = 24, indices: Range<Int>? = nil,
  judge: StubJudge = StubJudge(), configure: (inout Campaign<Double>) -> Void = { _ in },
  shouldStop: () -> Bool = { false }, onEvent: (Event) throws -> Void = { _ in }
) throws -> [Event] {
  var campaign = Campaign(
    CampaignOptions(signature: .rnn, cases: cases), subject: StubSubject(behaviours: behaviours),
    judge: judge, makeCase: stubCase(at:))
  configure(&campaign)
  var events: [Event] = []
  try campaign.run(indices, shouldStop: shouldStop) { event in
    events.append(event)
    try onEvent(event)
  }
  return events
}

extension [Event] {
  var results: [CaseResult] {
    compactMap { if case .judged(let result) = $0 { result } else { nil } }
  }
  var findings: [Finding] {
    compactMap { if case .found(let finding) = $0 { finding } else { nil } }
  }
  var warnings: [Warning] {
    compactMap { if case .warned(let warning) = $0 { warning } else { nil } }
  }
  var isComplete: Bool? {
    if case .ended(let completed) = last { completed } else { nil }
  }
}
