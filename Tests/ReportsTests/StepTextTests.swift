import CrossCheck
import Foundation
import Reports
import Tensors
import Testing

@Suite struct StepTextTests {
  @Test("Lines have at most 80 columns, whatever the numbers")
  func columns() throws {
    let numbers: [Double] = [
      -1.17549435e-38, 1.401298464324817e-45, -3.4028234663852886e38, .infinity, -.infinity, .nan,
      0, -0.0, 1.0 / 3, -0.00012345678901234567, Double.leastNonzeroMagnitude,
      -1.7976931348623157e308,
      -123456789.12345679,
    ]
    for dtype in ["float32", "float64"] {
      for number in numbers {
        for bound in [
          0, 1.17549435e-38, Double.leastNonzeroMagnitude, 1e-7, .infinity, 1.7976931348623157e308,
        ] {
          let record = try stepRecord(actual: number, bound: bound, dtype: dtype)
          let text = StepText.heading(record) + StepText.step(record)
          for line in text.split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
          }
        }
      }
    }
  }

  @Test("float32 is written with the digits that read back, and no more")
  func digits() throws {
    let text = StepText.step(
      try stepRecord(actual: Double(Float(0.1)), bound: 1e-8, dtype: "float32"))
    #expect(text.contains("c              0.1                 "), "\(text)")
    let double = StepText.step(try stepRecord(actual: 0.1 + 0.2, bound: 1e-8, dtype: "float64"))
    #expect(double.contains(" 0.30000000000000004"), "\(double)")
  }

  @Test("The first stage beyond its bound is marked, and named below")
  func mark() throws {
    let text = StepText.step(try stepRecord(actual: 2, bound: 0.25, dtype: "float32"))
    let marked = text.split(separator: "\n").filter { $0.hasSuffix("<--") }
    #expect(marked.count == 2, "\(text)")
    #expect(marked[0].hasPrefix("c "))
    #expect(marked[0].contains(" 4 "))
    #expect(text.contains("<-- c is the first stage beyond its bound"))
    let right = StepText.step(try stepRecord(actual: 1, bound: 0.25, dtype: "float32"))
    #expect(!right.contains("<--"))
  }

  @Test("What is beyond its bound elsewhere is said where another unit is shown")
  func elsewhere() throws {
    var record = try stepRecord(actual: 2, bound: 0.25, dtype: "float32")
    record.unit = 0
    record.showsWorst = false
    let text = StepText.step(record)
    #expect(
      text.contains("Nothing is beyond its bound at this unit, but c is at batch row 0, unit 1."),
      "\(text)")
    record.row = 1
    #expect(StepText.step(record).contains("The sequence of this batch row has ended before"))
  }

  @Test("A stage that the subject does not show has a dash for it and for the ratio")
  func dash() throws {
    let text = StepText.step(try stepRecord(actual: 1, bound: 0.25, dtype: "float32"))
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("x·K") })
    #expect(line.hasPrefix("x·K i          –                    0.5 "), "\(line)")
    #expect(line.hasSuffix("0.0625    –"))
  }

  @Test("JSON has the keys of lockstep-steps/1, and all units and batch rows")
  func json() throws {
    let record = try stepRecord(actual: .nan, bound: 0.0625, dtype: "float32")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(StepJSON.text(record).utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "lockstep-steps/1")
    #expect(
      Set(object.keys) == [
        "schema", "environment", "source", "part", "subject", "cell", "dtype", "sizes", "options",
        "verdict", "grade", "first", "step", "rows", "utterances", "batch", "unit", "inputs",
        "states", "stages", "first_beyond",
      ])
    let stages = try #require(object["stages"] as? [[String: Any]])
    #expect(stages.map { $0["stage"] as? String } == ["input_product", "c"])
    #expect(stages[0]["gate"] as? String == "i")
    #expect(stages[0]["actual"] is NSNull && stages[0]["ratio"] is NSNull)
    let actual = try #require(stages[1]["actual"] as? [[Any]])
    #expect(actual.map(\.count) == [3, 3])
    #expect(actual[0][1] as? String == "NaN")
    let ratio = try #require(stages[1]["ratio"] as? [[Any]])
    #expect(ratio[0][1] as? String == "Infinity" && ratio[0][2] as? Double == 0)
    let first = try #require(object["first_beyond"] as? [String: Any])
    #expect(first["stage"] as? String == "c" && first["unit"] as? Int == 1)
    #expect(object["verdict"] as? String == "diverges")
  }
}

/// x·K of the gate i, which is not shown, and c, whose unit 1 of the batch row 0 is given.
///
/// T = 7, B = 2, I = 9, H = 3; the other row's sequence has ended.
private func stepRecord(actual: Double, bound: Double, dtype: String) throws -> StepRecord {
  let count = 6
  var values = [Double](repeating: 1, count: count)
  values[1] = actual
  let table = StepTable(
    step: 3, units: 3, inputs: [Double](repeating: actual, count: 18), inputSize: 9,
    states: [
      StepState(name: "c", units: 3, values: values, bound: values, isCarried: true),
      StepState(
        name: "h", units: 2, values: [actual, 1, 2, 3], bound: [0, 0, 0, 0], isCarried: false),
    ],
    stages: [
      StageValues(
        Stage(.inputProduct, gate: "i"), units: 3,
        expected: [Double](repeating: 0.5, count: count),
        bound: [Double](repeating: 0.0625, count: count), actual: nil),
      StageValues(
        Stage(.c), units: 3, expected: [Double](repeating: 1, count: count),
        bound: [Double](repeating: bound, count: count), actual: values),
    ], rows: [0])
  return StepRecord(
    source: "case 7:11", part: nil, subject: "fixed", signature: .lstm, dtype: dtype,
    sizes: Sizes(steps: 7, batch: 2, inputSize: 9, hiddenSize: 3), options: ["forget_bias": 1],
    comparison: try someComparison(), table: table, row: 0, unit: 1, showsWorst: true, keys: nil,
    environment: [("numpy", "1.24")])
}

/// Of an RNN's h, which agrees.
private func someComparison() throws -> Comparison {
  let example = try Case<Float>(
    .rnn, sizes: Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 1),
    tensors: [
      "inputs": Tensor([1, 2, 3], repeating: 0.5), "kernel": Tensor([4, 1], repeating: 0.25),
      "bias": Tensor([1], [0.125]), "initial_h": Tensor([2, 1], [1, 2]),
    ], provenance: .given(name: "some"))
  let judgement = Judgement(
    checks: [Check(tensor: "h", units: 1, expected: [1, 1], bound: [0.05, 0.05])], biasTests: [],
    activationRoundoffsNeeded: nil, anchored: ["h"], carried: [])
  return try Comparison(
    of: Trace(tensors: ["h": Tensor([1, 2, 1], [1, 1])]), to: example, judgement: judgement,
    contract: .relative)
}
