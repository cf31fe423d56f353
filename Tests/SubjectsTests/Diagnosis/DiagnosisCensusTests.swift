import Lockstep
import Testing

/// How many diagnoses are right, over the whole catalogue or a sample of it.
struct DiagnosisCensusTests {
  @Test(arguments: DiagnosisCensus.cells, ["all states", "h alone"])
  func nearlyAllAreRight(_ cell: String, _ trace: String) throws {
    let census = try DiagnosisCensus(cell: cell, states: trace == "h alone" ? ["h"] : nil)
    var all = DiagnosisTally()
    for (index, mistake) in try Mistakes(reference()).names(for: census.signature).enumerated()
    where DiagnosisCensus.isWhole || index % 16 == 3 {
      let tally = try census.tally(of: mistake, cases: DiagnosisCensus.cases ?? 1)
      if DiagnosisCensus.isWhole { print(cell, trace, mistake, tally.text) }
      all.add(tally)
    }
    print(cell, trace, all.text)
    #expect(all.right * 100 >= all.visible * 99, "\(all.failures)")
    #expect(all.visible > 0)
  }
}
