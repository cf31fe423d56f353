import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of a team that waits for work, does it, and waits again.
final class Helper: Sendable {
  private let number: Int

  /// Written only while the thread waits.
  nonisolated(unsafe) private var work: ((Int) -> Void)?

  /// How many works were given, and how many are done.
  private let given = Atomic<Int>(0)
  private let done = Atomic<Int>(0)
  private let isEnded = Atomic<Bool>(false)
  private let isAsleep = Atomic<Bool>(false)
  private let alarm = DispatchSemaphore(value: 0)

  init(number: Int) { self.number = number }

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

  /// Has the thread call `work` with its number; the one before must have ended.
  func give(_ work: @escaping (Int) -> Void) {
    self.work = work
    given.add(1, ordering: .sequentiallyConsistent)
    wake()
  }

  /// Returns when the work is done.
  func waitForEnd() {
    let given = given.load(ordering: .relaxed)
    spin { done.load(ordering: .acquiring) == given }
    work = nil
  }

  /// Ends the thread, which must not have work.
  func end() {
    isEnded.store(true, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
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
      perform()
      done.store(count, ordering: .releasing)
    }
  }

  /// Apart, so that nothing holds on to the work when it is told to be done.
  @inline(never)
  private func perform() { work?(number) }

  private func isWanted(after count: Int) -> Bool {
    given.load(ordering: .sequentiallyConsistent) > count
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
