import CrossCheck
import Tensors
import Testing

/// What grade A would not excuse is kept, whoever judges and adds up.
@Suite struct GradeBRules {
  private static func events(_ stacking: Int = 32) throws -> [Event] {
    // 2 beyond a bound of 1 by the relative contract; by the absolute one it is 4.
    try stubEvents([2: .divergent, 3: .gradeB, 9: .gradeB, 11: .suspicious]) {
      $0.stacking = stacking
    }
  }

  @Test("A case of grade B keeps its worst element by the relative contract, others none")
  func comparison() throws {
    let results = try Self.events().results
    let element = try #require(results[3].comparison?.worstByRelativeContract)
    #expect(element.bound == 1 && element.ratio == 2)
    #expect(element.step == 0 && element.batch == 0 && element.unit == 0)
    #expect(results[3].comparison?.worst?.ratio == 0.5)
    for index in [1, 2, 11] {
      #expect(results[index].comparison?.worstByRelativeContract == nil)
    }
  }

  @Test("A summary keeps the worst of them, the earliest of equals, whatever was added first")
  func summary() throws {
    let results = try Self.events().results
    var whole = Summary()
    for result in results { whole.add(result) }
    let evidence = try #require(whole.gradeB)
    #expect(evidence.index == 3 && evidence.profile == .generic && evidence.file == nil)
    for cut in 0...results.count {
      var (first, second) = (Summary(), Summary())
      for result in results[..<cut] { first.add(result) }
      for result in results[cut...] { second.add(result) }
      first.add(second)
      #expect(first.gradeB == evidence)
    }
    var none = Summary()
    for result in results[4...8] { none.add(result) }
    #expect(none.gradeB == nil && none.grade == .A)
  }

  @Test("Merged over batch rows, the worst of all is told, in the whole's rows")
  func rows() throws {
    let part = try #require(try Self.events().results[3].comparison)
    let other = try #require(try Self.events().results[1].comparison)
    let whole = PartResult(
      merging: [
        PartResult(
          part: "layer 0", subject: "stub", signature: .rnn, sizes: someSizes, comparison: other,
          keys: ["a", "d"]),
        PartResult(
          part: "layer 0", subject: "stub", signature: .rnn, sizes: someSizes, comparison: part,
          keys: ["c", "b"]),
      ], keys: ["a", "b", "c", "d"])
    #expect(whole.comparison.grade == .B)
    #expect(whole.comparison.worstByRelativeContract?.batch == 2)
  }
}
