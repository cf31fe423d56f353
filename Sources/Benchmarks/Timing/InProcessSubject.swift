public import CrossCheck
import Subjects
public import Tensors

/// A forward pass that is called in this process, as a subject.
public final class InProcessSubject<Forward: TimedForward>: BenchmarkSubject {
  private var forward: Forward

  public var name: String { forward.name }

  public init(_ forward: Forward) { self.forward = forward }

  /// Nobody warms up for what takes as long by itself, in seconds; peers do the same.
  private let long = 0.05

  /// For so many seconds calls do not count; peers do the same.
  private let warmUp = 0.005

  public func prepare(_ example: Case<Float>) throws { try forward.prepare(example) }

  /// The first calls find caches as others left them and threads that have to be woken; they count
  /// only if they are long.
  public func sample(lasting seconds: Double) throws -> Double {
    let start = ContinuousClock.now
    var one = 0.0
    repeat {
      one = max(try InterleavedTimes.seconds { try forward.run() }, 1e-9)
    } while one < long && (ContinuousClock.now - start) / .seconds(1) < warmUp
    if one >= long { return one }
    let calls = max(Int((seconds / one).rounded(.up)), 1)
    let all = try InterleavedTimes.seconds {
      for _ in 0..<calls { try forward.run() }
    }
    return all / Double(calls)
  }

  public func outputs(for example: Case<Float>) throws -> Trace<Float> { try forward.outputs() }
}
