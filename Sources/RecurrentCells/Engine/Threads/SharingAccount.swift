/// What it has cost to share runs among threads, beyond what it has saved, and how long they are not
/// shared for that.
///
/// A thread that has to be woken costs once, which the next runs save again. On a machine that stays
/// busy the cost grows with each attempt, and attempts become rare.
package struct SharingAccount: Sendable {
  /// For how many times what was lost runs have one thread.
  private static let caution = 4

  /// More is forgotten: no more than some seconds after a machine has come to rest, runs are shared again.
  private static let mostLost = Duration.seconds(1)

  private var lost: Duration = .zero

  /// How long runs still have one thread.
  package private(set) var timeAlone: Duration = .zero

  package init() {}

  /// A shared run for which one thread would have been faster.
  ///
  /// - Parameter waited: how long the first thread waited.
  package mutating func lose(_ waited: Duration) {
    lost = min(lost + waited, Self.mostLost)
    timeAlone = lost * Self.caution
  }

  /// A shared run that was worth it.
  ///
  /// - Parameter saved: how much longer one thread would have taken.
  package mutating func gain(_ saved: Duration) { lost = max(lost - saved, .zero) }

  /// A run of one thread.
  package mutating func runAlone(for elapsed: Duration) {
    timeAlone = max(timeAlone - elapsed, .zero)
  }
}
