public import CrossCheck
import Subjects
public import Tensors

/// A forward pass that is called in this process, as a subject.
public final class InProcessSubject<Forward: TimedForward>: BenchmarkSubject {
  private var forward: Forward

  public var name: String { forward.name }

  /// Of all samples: how long they took, and how long the calling thread had a processor meanwhile.
  private var (elapsed, processed) = (0.0, 0.0)

  /// The share of the samples' time in which their thread had a processor, about 1 on an idle machine;
  /// nil without a sample, or where other threads compute too.
  public var processorShare: Double? {
    forward.threads == 1 && elapsed > 0 ? processed / elapsed : nil
  }

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
      one = max(try time(1), 1e-9)
    } while one < long && (ContinuousClock.now - start) / .seconds(1) < warmUp
    if one >= long { return one }
    let calls = max(Int((seconds / one).rounded(.up)), 1)
    return try time(calls) / Double(calls)
  }

  /// Seconds of so many calls.
  private func time(_ calls: Int) throws -> Double {
    let before = ProcessorClock.seconds
    let seconds = try InterleavedTimes.seconds {
      for _ in 0..<calls { try forward.run() }
    }
    processed += ProcessorClock.seconds - before
    elapsed += seconds
    return seconds
  }

  public func outputs(for example: Case<Float>) throws -> Trace<Float> { try forward.outputs() }
}
