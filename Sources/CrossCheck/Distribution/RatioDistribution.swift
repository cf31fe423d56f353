/// How near the elements of traces come to their bounds: by the magnitude of what is expected, and by
/// time step.
///
/// Only elements that the bound decides are counted.
public struct RatioDistribution: Hashable, Sendable {
  /// How many elements a class of magnitudes (row) and of ratios (column) has, row-major.
  public package(set) var counts: [Int]

  /// The greatest ratio of a class of time steps; negative where there is none.
  public package(set) var worstByStep: [Double]

  static let size = MagnitudeClass.count * RatioClass.count

  public init() {
    counts = Array(repeating: 0, count: Self.size)
    worstByStep = Array(repeating: -1, count: SizeClass.count)
  }

  public func count(magnitude: Int, ratio: Int) -> Int {
    counts[magnitude * RatioClass.count + ratio]
  }

  /// How many elements there are in all.
  public var total: Int { counts.reduce(0, +) }

  /// By class of ratios alone.
  public var countsByRatio: [Int] {
    (0..<RatioClass.count).map { ratio in
      (0..<MagnitudeClass.count).reduce(0) { $0 + count(magnitude: $1, ratio: ratio) }
    }
  }

  public mutating func add(_ other: RatioDistribution) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in worstByStep.indices {
      worstByStep[index] = max(worstByStep[index], other.worstByStep[index])
    }
  }
}
