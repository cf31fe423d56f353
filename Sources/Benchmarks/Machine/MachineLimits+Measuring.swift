internal import _MachineLimits
import Dispatch
public import Reports
import Synchronization

extension MachineLimits {
  /// Measures the peak of multiply-adds and the reads of each level of memory on some threads at
  /// once; takes about two seconds.
  ///
  /// Each thread has a buffer of its own: half of L2, half of L3 shared out, and four times L3 shared
  /// out for memory. Rates are the sums of the threads' best.
  public static func measured(threads: Int) -> MachineLimits {
    let second = capacity(level: 2, otherwise: 1 << 20)
    let third = capacity(level: 3, otherwise: 8 * second)
    let peak = sum(threads: threads) { lockstep_multiply_add_peak(0.4) }
    func reads(_ bytes: Int) -> Double {
      sum(threads: threads) { lockstep_read_bandwidth(bytes, 0.4) }
    }
    return MachineLimits(
      vectorUnit: String(cString: lockstep_vector_unit()), peak: peak,
      levels: [
        Level(name: "L2", capacity: Double(second), bandwidth: reads(second / 2)),
        Level(name: "L3", capacity: Double(third), bandwidth: reads(third / 2 / threads)),
        Level(name: "memory", capacity: nil, bandwidth: reads(max(4 * third, 64 << 20) / threads)),
      ])
  }

  private static func capacity(level: Int32, otherwise: Int) -> Int {
    let bytes = Int(lockstep_cache_bytes(level))
    return bytes > 0 ? bytes : otherwise
  }

  /// The sum of what so many threads return that run at the same time.
  private static func sum(threads: Int, _ measure: @Sendable () -> Double) -> Double {
    if threads == 1 { return measure() }
    let total = Mutex(0.0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let rate = measure()
      total.withLock { $0 += rate }
    }
    return total.withLock { $0 }
  }
}
