import RealModule

/// The prior probabilities of classes by their frame counts, as `nnet-forward` subtracts them.
///
///     p = count / Σ counts
///     log prior = log(p + 1e-20), or √(largest float32) where p ≤ floor
///
/// so that a class which was hardly ever seen gets a likelihood that no decoder chooses.
public struct ClassPriors: Sendable {
  /// What Kaldi takes where nothing is said.
  public static let defaultFloor = 1e-10

  /// Of each class.
  public let logPriors: [Double]

  /// How many classes were below the floor.
  public let floored: Int

  /// - Throws: `ForwardError` if a count is negative or no number, or all are 0.
  public init(counts: [Double], floor: Double = defaultFloor) throws(ForwardError) {
    for (index, count) in counts.enumerated() where !(count >= 0 && count.isFinite) {
      throw .input("The frame count of class \(index) is \(count), and a count is 0 or more.")
    }
    let sum = counts.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw .input("The frame counts of the classes sum up to \(sum), and no priors come of that.")
    }
    var floored = 0
    logPriors = counts.map { count in
      guard count / sum <= floor else { return .log(count / sum + 1e-20) }
      floored += 1
      return Double(Float.greatestFiniteMagnitude.squareRoot())
    }
    self.floored = floored
  }
}
