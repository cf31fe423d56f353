import CrossCheck
import Reports
import Tensors

/// A campaign of one RNN case, whose two elements of h are judged as given.
func record(
  _ actual: [Float], expected: [Double], bound: [Double], seed: UInt64 = 7,
  absoluteBound: [Double]? = nil, biasTests: [BiasTest] = [], isComplete: Bool = true,
  file: FiledCase? = nil,
  investigate: @escaping (Finding) -> Finding = { $0 }
) throws -> CampaignRecord {
  let options = CampaignOptions(
    signature: .rnn, seed: seed, cases: 1, steps: 1...3, profiles: [.probe, .generic])
  var record = CampaignRecord(of: options)
  var campaign = Campaign(
    options, subject: FixedSubject(values: actual),
    judge: FixedJudge(
      expected: expected, bound: bound, absoluteBound: absoluteBound ?? bound,
      biasTests: biasTests), makeCase: oneCase)
  campaign.file = file
  campaign.investigate = { investigate($0.finding) }
  try campaign.run(11..<12) { record.record($0) }
  if !isComplete { record.record(.ended(completed: false)) }
  return record
}

/// The same case, judged under an index.
func judged(
  _ actual: [Float], expected: [Double], bound: [Double], absoluteBound: [Double]? = nil,
  index: Int = 11
) throws -> JudgedCase {
  let campaign = Campaign(
    CampaignOptions(signature: .rnn, seed: 7, cases: 1), subject: FixedSubject(values: actual),
    judge: FixedJudge(
      expected: expected, bound: bound, absoluteBound: absoluteBound ?? bound, biasTests: []),
    makeCase: oneCase)
  var judged: [JudgedCase] = []
  try campaign.judge(index..<index + 1) { judged.append($0) }
  return judged[0]
}

/// T = 1, B = 2, I = 3, H = 1.
private func oneCase(at index: Int) throws -> Case<Float> {
  try Case(
    .rnn, sizes: Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 1),
    tensors: [
      "inputs": Tensor([1, 2, 3], repeating: 0.5), "kernel": Tensor([4, 1], repeating: 0.25),
      "bias": Tensor([1], [0.125]), "initial_h": Tensor([2, 1], [1, 2]),
    ], provenance: .generated(seed: 7, index: index, profile: .probe))
}

private struct FixedSubject: Subject {
  let name = "fixed"
  let version = "1.2"
  let values: [Float]

  struct Refusal: Error, CustomStringConvertible {
    let description = "no \"answer\"\n  File x.py, line 1"
  }

  func trace(of example: Case<Float>) throws -> Trace<Float> {
    guard !values.isEmpty else { throw Refusal() }
    return try Trace(tensors: ["h": Tensor([1, 2, 1], values)])
  }
}

private struct FixedJudge: Judge {
  let expected: [Double]
  let bound: [Double]
  let absoluteBound: [Double]
  let biasTests: [BiasTest]

  func judge(_ block: [JudgedPair<Float>], contract: ActivationContract) -> [Judgement] {
    let bound = contract == .relative ? bound : absoluteBound
    return block.map { _ in
      Judgement(
        checks: [
          Check(
            tensor: "h", units: 1, expected: expected, bound: bound,
            statisticalBound: bound.map { $0 / 2 })
        ],
        biasTests: biasTests, activationRoundoffsNeeded: 2.5, anchored: ["h"], carried: [])
    }
  }
}

let someContext = ReportContext(
  environment: [("numpy", "1.24"), ("python", "3.11")], seconds: 0.5,
  replayArguments: ["--cell", "rnn"], fileArguments: ["--activation-roundoffs", "3.0"],
  command: "lockstep fuzz --seed 7 --cases 1", program: "ci/lockstep")
