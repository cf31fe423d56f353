/// How long the first thread of a team waits for the others.
///
/// On a machine with other work a thread loses its core for milliseconds, and all wait for it, where
/// the work that they share takes microseconds.
struct Patience: Sendable {
  /// How often a thread asks for the others before it looks at the clock.
  let untimedQuestions: Int

  /// What may be lost beyond what the other threads save: waking them takes as long.
  let slack: Duration

  /// After a loss, for how many times the time that was waited a workspace has one thread: so that a
  /// machine that stays busy costs a part of that only.
  let caution = 16

  static let usual = Patience(untimedQuestions: 300, slack: .microseconds(100))

  /// Whether one thread would have been faster: it waited longer than the others worked for it.
  func isLost(waiting waited: Duration, of elapsed: Duration, threads: Int) -> Bool {
    waited > (elapsed - waited) * (threads - 1) + slack
  }
}
