import Tensors
import _ElementSurvey

/// Counts elements by magnitude and ratio, many at a time.
///
/// Two tables in turn: most elements have the bin of the one before, and would wait for its count.
struct ElementCounts {
  /// The most elements at a time.
  static let capacity = Int(LOCKSTEP_SURVEYED)

  /// The bin of elements that are not counted.
  private static let uncounted = RatioDistribution.size

  private static let bins = lockstep_element_bins(
    columns: Int64(RatioClass.count), first_column: RatioClass.offset,
    last_column: Int64(RatioClass.firstBeyond - 1), first_row: MagnitudeClass.offset,
    last_row: Int64(MagnitudeClass.notFinite - 1))

  private let bin: UnsafeMutableBufferPointer<UInt16>
  private let even: UnsafeMutableBufferPointer<Int>
  private let odd: UnsafeMutableBufferPointer<Int>

  /// Adds what is counted in a function to a distribution.
  static func add(
    to ratios: inout RatioDistribution,
    _ body: (ElementCounts, inout RatioDistribution) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity) { bin in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * (uncounted + 1)) { counts in
        bin.initialize(repeating: 0)
        counts.initialize(repeating: 0)
        let even = UnsafeMutableBufferPointer(rebasing: counts[...uncounted])
        let odd = UnsafeMutableBufferPointer(rebasing: counts[(uncounted + 1)...])
        body(ElementCounts(bin: bin, even: even, odd: odd), &ratios)
        ratios.counts.withUnsafeMutableBufferPointer { sums in
          for index in 0..<uncounted { sums[index] &+= even[index] &+ odd[index] }
        }
      }
    }
  }

  /// Finds the bins of the elements of a part that are usual, and returns the set of those that are
  /// not, the first in the lowest bit.
  @inline(__always)
  func survey<Scalar: TensorScalar>(
    _ part: Range<Int>, _ actual: UnsafeBufferPointer<Scalar>,
    _ expected: UnsafeBufferPointer<Double>, _ bound: UnsafeBufferPointer<Double>,
    likely: UnsafeBufferPointer<Double>, _ usual: lockstep_usual_element
  ) -> UInt64 {
    guard let actual = actual.baseAddress, let expected = expected.baseAddress,
      let bound = bound.baseAddress, let likely = likely.baseAddress
    else { return 0 }
    var (usual, bins, first) = (usual, Self.bins, part.lowerBound)
    let values = UnsafeRawPointer(actual + first)
    return switch Scalar.dtype {
    case .float32:
      lockstep_survey_of_floats(
        values.assumingMemoryBound(to: Float.self), expected + first, bound + first,
        likely + first, part.count, &usual, &bins, bin.baseAddress)
    case .float64:
      lockstep_survey_of_doubles(
        values.assumingMemoryBound(to: Double.self), expected + first, bound + first,
        likely + first, part.count, &usual, &bins, bin.baseAddress)
    }
  }

  /// Sets the bin of an element that is not usual.
  ///
  /// - Parameter ratio: nil if it is not to be counted.
  func set(_ index: Int, expected: Double, ratio: Double?) {
    bin[index] = UInt16(
      ratio.map {
        MagnitudeClass.index(of: expected) * RatioClass.count + RatioClass.index(of: $0)
      } ?? Self.uncounted)
  }

  /// Counts the first elements.
  func count(_ elements: Int) {
    var index = 0
    while index + 1 < elements {
      even[Int(bin[index])] &+= 1
      odd[Int(bin[index + 1])] &+= 1
      index += 2
    }
    if index < elements { even[Int(bin[index])] &+= 1 }
  }
}
