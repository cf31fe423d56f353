import CrossCheck
import Synchronization
import Tensors

/// A subject with a clock.
final class TimedSubject<Scalar: SubjectScalar>: Subject {
  private let subject: any Subject<Scalar>
  private let spent = Mutex(0.0)

  var name: String { subject.name }
  var version: String { subject.version }
  var runsBlocksAtOnce: Bool { subject.runsBlocksAtOnce }

  /// How long it has run, in seconds.
  var seconds: Double { spent.withLock(\.self) }

  init(_ subject: any Subject<Scalar>) {
    self.subject = subject
  }

  func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try traces(of: [example], withActivations: false)[0].get()
  }

  func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try traces(of: [example], withActivations: true)[0].get()
  }

  func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>] {
    var answers: [Result<Trace<Scalar>, any Error>] = []
    let seconds = InterleavedTimes.seconds {
      answers = subject.traces(of: block, withActivations: withActivations)
    }
    spent.withLock { $0 += seconds }
    return answers
  }
}
