import Lockstep
import Testing

/// How many diagnoses are right, over the whole catalogue.
struct DiagnosisCensusTests {
  static let traces = DiagnosisCensus.cells.flatMap { cell in
    cell.states.count > 1 ? [(cell, cell.states), (cell, ["h"])] : [(cell, cell.states)]
  }

  @Test(.enabled(if: DiagnosisCensus.cases != nil, "takes long: ci/test diagnosis"), arguments: traces)
  func nearlyAllAreRight(_ signature: Signature, _ states: [String]) throws {
    let census = try DiagnosisCensus(signature, states: states)
    var all = DiagnosisTally()
    for mistake in try Mistakes(reference()).names(for: signature) {
      let tally = try census.tally(of: mistake, cases: DiagnosisCensus.cases ?? 1)
      print(
        signature.cell, states.joined(separator: "+"), mistake, tally.named, tally.tied, tally.blamed,
        tally.nothing, tally.invisible, tally.shapes, tally.partners.sorted())
      for failure in tally.failures { print("  FAILURE", failure) }
      all.add(tally)
    }
    print(
      "TOTAL", signature.cell, states.joined(separator: "+"), all.named, all.tied, all.blamed,
      all.nothing, all.invisible)
    #expect(all.right * 100 >= all.visible * 99)
    #expect(all.visible > 0)
  }
}
