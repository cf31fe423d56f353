import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of a team that waits until it is told to begin, does its work, and waits again.
final class Helper: Sendable {
  private let number: Int
  private let work: @Sendable (Int) -> Void

  /// How often the work was begun, and how often it is done.
  private let begun = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let isEnded = Atomic<Bool>(false)
  private let isAsleep = Atomic<Bool>(false)
  private let alarm = DispatchSemaphore(value: 0)

  init(number: Int, work: @escaping @Sendable (Int) -> Void) {
    (self.number, self.work) = (number, work)
  }

  /// Starts the thread, which lives until `end`, even if the team does not.
  func start() {
    let helper = Unmanaged.passRetained(self).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let error = pthread_create(&thread, nil, { Helper.run($0) }, helper)
    precondition(error == 0, "a thread cannot be started: \(String(cString: strerror(error)))")
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
  }

  /// Has the thread do its work once; it must have ended the last time.
  ///
  /// - Returns: whether it was asleep.
  func begin() -> Bool {
    begun.add(1, ordering: .sequentiallyConsistent)
    return wake()
  }

  /// Returns when the work is done.
  ///
  /// - Returns: how long that took, as `spin` tells it.
  func waitForEnd() -> Duration {
    let begun = begun.load(ordering: .relaxed)
    return spin(untimedQuestions: Patience.usual.untimedQuestions) {
      done.load(ordering: .acquiring) == begun
    }
  }

  /// Ends the thread, which must not be at work.
  func end() {
    isEnded.store(true, ordering: .sequentiallyConsistent)
    _ = wake()
  }

  private func wake() -> Bool {
    let wasAsleep = isAsleep.exchange(false, ordering: .sequentiallyConsistent)
    if wasAsleep { alarm.signal() }
    return wasAsleep
  }

  private static func run(_ helper: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let helper { Unmanaged<Helper>.fromOpaque(helper).takeRetainedValue().loop() }
    return nil
  }

  private func loop() {
    var count = 0
    while true {
      waitForWork(after: count)
      if isEnded.load(ordering: .acquiring) { return }
      count += 1
      work(number)
      done.store(count, ordering: .releasing)
    }
  }

  private func isWanted(after count: Int) -> Bool {
    begun.load(ordering: .sequentiallyConsistent) > count
      || isEnded.load(ordering: .sequentiallyConsistent)
  }

  private func waitForWork(after count: Int) {
    if spin(limit: 3000, until: { isWanted(after: count) }) { return }
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    // Whoever takes the flag back says whether the alarm rings.
    if isWanted(after: count), isAsleep.exchange(false, ordering: .sequentiallyConsistent) {
      return
    }
    alarm.wait()
  }
}
