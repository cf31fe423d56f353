import Lockstep
import Testing

/// The published worked example: the reference reproduces both rows of its table.
struct SourceExampleTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let addsBias: Bool
    let forgetBias: Double
    let c: [Double]
    let h: [Double]
    var testDescription: String { "bias \(addsBias), forget bias \(forgetBias)" }
  }

  static let rows = [
    Row(
      addsBias: false, forgetBias: 0, c: [-0.34981899, -1.9999888],
      h: [-1.49785082e-05, -0.963735856]),
    Row(
      addsBias: true, forgetBias: 1, c: [-0.35007471, -1.99999557],
      h: [-1.50036070e-05, -0.963736625]),
  ]

  @Test(arguments: rows)
  func theReferenceReproducesIt(_ row: Row) throws {
    let published: Case<Double> = try .sourceExample(provenance: .given(name: "source example"))
    var tensors = published.tensors
    if !row.addsBias { tensors["bias"] = try published["bias"].mapped { _ in 0 } }
    let example = try Case(
      .lstm, sizes: published.sizes, options: ["forget_bias": row.forgetBias], tensors: tensors,
      provenance: published.provenance)
    let trace = try NativeSubject<Double>().trace(of: example)
    let judge = ReferenceJudge<Double>(try reference())
    let judgement = try judge.judge([JudgedPair(example, trace)], contract: .relative)[0]
    for (name, values) in [("c", row.c), ("h", row.h)] {
      let check = try #require(judgement.checks.first { $0.tensor == name && $0.basis == nil })
      for (expected, published) in zip(check.expected.suffix(2), values) {
        // The table has eight digits at least.
        #expect(abs(expected - published) <= 2e-8 * abs(published))
      }
    }
  }
}
