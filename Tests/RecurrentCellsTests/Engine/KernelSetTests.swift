import RecurrentCells
import Testing

struct KernelSetTests {
  @Test func portableKernelsAreEverywhere() {
    #expect(KernelSet.supported.contains { $0.name == "portable" })
    #expect(Set(KernelSet.compiled.map(\.name)).count == KernelSet.compiled.count)
  }

  @Test func aSetIsFoundByItsName() throws {
    for set in KernelSet.supported { #expect(try KernelSet(named: set.name) == set) }
  }

  @Test func unknownSetsAreRefusedByName() {
    #expect {
      try KernelSet(named: "avx1024")
    } throws: { error in
      "\(error)".contains("'avx1024'") && "\(error)".contains("portable")
    }
  }
}
