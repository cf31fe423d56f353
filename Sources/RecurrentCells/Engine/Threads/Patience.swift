/// How long the first thread of a team waits for the others.
///
/// On a machine with other work a thread loses its core for milliseconds, and all wait for it, where
/// the work that they share takes microseconds.
package struct Patience: Sendable {
  /// How often a thread asks for the others before it looks at the clock.
  package let untimedQuestions: Int

  /// What may be lost beyond what the other threads save.
  package let slack: Duration

  /// The same where a thread was asleep: a processor that rests takes its time to wake up.
  package let slackForSleepers: Duration

  package static let usual = Patience(
    untimedQuestions: 300, slack: .microseconds(100), slackForSleepers: .milliseconds(1))

  package init(untimedQuestions: Int, slack: Duration, slackForSleepers: Duration) {
    (self.untimedQuestions, self.slack) = (untimedQuestions, slack)
    self.slackForSleepers = slackForSleepers
  }

  /// Whether one thread would have been faster: it waited longer than the others worked for it.
  ///
  /// - Parameter wereAsleep: whether another thread was asleep at the beginning.
  package func isLost(
    waiting waited: Duration, of elapsed: Duration, threads: Int, wereAsleep: Bool
  ) -> Bool {
    waited > (elapsed - waited) * (threads - 1) + (wereAsleep ? slackForSleepers : slack)
  }
}
