import CrossCheck
import Tensors
import Testing

/// Sequences of a batch that end at different steps.
@Suite struct LengthRules {
  /// T = 3, B = 2, H = 4: the second sequence has one step.
  static let lengths = [3, 1]

  private func compare(_ values: [Float], _ padding: Padding) throws -> Comparison {
    let count = values.count
    let judged = someJudgement(
      expected: [Double](repeating: 0.5, count: count),
      bound: [Double](repeating: 0.01, count: count),
      statisticalBound: [Double](repeating: 0.01, count: count))
    let (trace, example) = (try someTrace(h: values), try someCase(.rnn, as: Float.self))
    return try Comparison(
      of: trace, to: example,
      judgement: judged.cut(
        to: Self.lengths, padding: [.repeated, padding], of: trace, to: example),
      contract: .relative)
  }

  /// h of both sequences: 0.5 within them, and past the end of the second what is given.
  private func values(past: Float, last: Float = 0.5) -> [Float] {
    let within = [Float](repeating: 0.5, count: 4)
    let end = [Float](repeating: past, count: 4)
    return within + [0.5, 0.5, 0.5, last] + within + [past, past, past, last == 0.5 ? past : last]
      + within + end
  }

  @Test func `Zeros past the end agree where zeros must be, and nothing else does`() throws {
    #expect(try compare(values(past: 0), .zeros).verdict == .agrees)
    let wrong = try compare(values(past: 1e-30), .zeros)
    #expect(wrong.verdict == .diverges)
    #expect(wrong.first?.step == 1 && wrong.first?.batch == 1 && wrong.first?.bound == 0)
  }

  @Test func `A state stays bit for bit`() throws {
    #expect(try compare(values(past: 0.5), .repeated).verdict == .agrees)
    #expect(try compare(values(past: 0.501), .repeated).verdict == .diverges)
    #expect(try compare(values(past: 0), .repeated).verdict == .diverges)
  }

  @Test func `What is ignored is unverifiable, and the rest still counts`() throws {
    let ignored = try compare(values(past: 7), .ignored)
    #expect(ignored.verdict == .agrees)
    #expect(ignored.unverifiable == 8 && ignored.elements == 24)
    let wrong = try compare(values(past: 7, last: 0.6), .ignored)
    #expect(wrong.verdict == .diverges && wrong.first?.step == 0)
  }

  @Test func `What is absent is not even counted, and the rest still is`() throws {
    let absent = try compare(values(past: .nan), .absent)
    #expect(absent.verdict == .agrees)
    #expect(absent.unverifiable == 0 && absent.elements == 16 && absent.verified == 16)
    let wrong = try compare(values(past: 7, last: 0.6), .absent)
    #expect(wrong.verdict == .diverges && wrong.divergent == 1 && wrong.elements == 16)
  }
}
