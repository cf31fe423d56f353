import CrossCheck
import Tensors
import Testing

@Suite struct RatioMapRules {
  /// T = 3, B = 2, H = 4; the ratio of (step, row, unit) is step + unit / 8, twice that in row 0: the last is not the greatest.
  private static func map(steps: Int, units: Int) throws -> RatioMap? {
    let batch = 2
    let offsets = 0..<steps * batch * units
    let actual = offsets.map { offset -> Float in
      let (step, row, unit) = (offset / (batch * units), offset / units % batch, offset % units)
      return (Float(step) + Float(unit) / 8) * Float(batch - row) / 1024
    }
    let check = Check(
      tensor: "h", basis: "c", units: units, expected: offsets.map { _ in 0 },
      bound: offsets.map { $0 == 0 ? .infinity : 1 / 1024 })
    return try RatioMap(check, of: Tensor([steps, batch, units], actual), batch: batch)
  }

  @Test func aCellHoldsTheGreatestRatioOfAllBatchRows() throws {
    let map = try #require(try Self.map(steps: 3, units: 4))
    #expect((map.rows, map.columns) == (3, 4))
    #expect((map.tensor, map.basis) == ("h", "c"))
    let expected = (0..<3).flatMap { step in (0..<4).map { 2 * Double(step) + Double($0) / 4 } }
    #expect(map.ratios == expected)
  }

  @Test func longTracesAreDrawnInCellsOfSeveralSteps() throws {
    let map = try #require(try Self.map(steps: 131, units: 97))
    #expect((map.stepsPerCell, map.unitsPerCell) == (3, 3))
    #expect((map.rows, map.columns) == (44, 33))
    #expect(map.rows <= RatioMap.mostRows && map.columns <= RatioMap.mostColumns)
    // The last cells stand for fewer.
    #expect(map.ratios.last == 284.0)
    #expect(map.ratios[0] == 2 * 2 + 2 / 4.0)
  }

  @Test func whatCannotBeVerifiedHasNoRatio() throws {
    let check = Check(
      tensor: "h", units: 3, expected: [0, 0, 0], bound: [.infinity, 1e-3, .infinity])
    let map = try #require(
      RatioMap(check, of: try Tensor([1, 1, 3], [5, 0, .nan] as [Float]), batch: 1))
    #expect(map.ratios == [-1, 0, -1])
    let final = Check(
      tensor: "h", isFinalState: true, units: 3, expected: [0, 0, 0], bound: [1, 1, 1])
    #expect(RatioMap(final, of: try Tensor([1, 3], [5, 0, 1] as [Float]), batch: 1) == nil)
  }
}
