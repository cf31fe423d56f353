import Tensors
import Testing

@Suite struct UnitsInTheLastPlaceTests {
  @Test func `A neighbor is one unit away, a correctly rounded value at most half of one`() {
    #expect(unitsInTheLastPlace(from: Float(1).nextUp, to: 1) == 1)
    #expect(unitsInTheLastPlace(from: Float(0.1), to: 0.1) <= 0.5)
    #expect(unitsInTheLastPlace(from: Float(0.1), to: 0.1) > 0)
    #expect(unitsInTheLastPlace(from: 3.0.nextDown, to: 3) == 1)
  }

  @Test func `The sign counts, and zeros are equal`() {
    #expect(unitsInTheLastPlace(from: Float(-1), to: 1) == 0x1p24)
    #expect(unitsInTheLastPlace(from: Float(-0.0), to: 0) == 0)
    #expect(unitsInTheLastPlace(from: Float.leastNonzeroMagnitude, to: 0) == 1)
  }

  @Test func `Infinities and NaN are equal to themselves and far from all else`() {
    #expect(unitsInTheLastPlace(from: Float.infinity, to: .infinity) == 0)
    #expect(unitsInTheLastPlace(from: Float.nan, to: .nan) == 0)
    #expect(unitsInTheLastPlace(from: Float.infinity, to: -.infinity) == .infinity)
    #expect(unitsInTheLastPlace(from: Float.greatestFiniteMagnitude, to: .infinity) == .infinity)
    #expect(unitsInTheLastPlace(from: Float.nan, to: 1) == .infinity)
  }

  @Test func `A value beyond the narrow type is finitely far from its largest number`() {
    let largest = Double(Float.greatestFiniteMagnitude)
    let distance = unitsInTheLastPlace(from: Float.greatestFiniteMagnitude, to: 2 * largest)
    #expect(distance == 0x1p24 - 1)
  }
}
