public import Tensors

/// A subject that says which cases it is about to run, so that somebody knows when it does not return.
public struct AnnouncedSubject<Scalar: TensorScalar>: Subject {
  /// The subject's own name.
  public var name: String { subject.name }

  /// The subject's own version.
  public var version: String { subject.version }

  /// Whether the subject itself does.
  public var runsBlocksAtOnce: Bool { subject.runsBlocksAtOnce }

  private let subject: any Subject<Scalar>
  private let announce: @Sendable (WorkerMessage) -> Void

  /// The subject, with somebody who is told.
  ///
  /// - Parameters:
  ///   - subject: what answers the cases.
  ///   - announce: is told `running` before the subject runs, and `returned` after that.
  public init(
    _ subject: any Subject<Scalar>, announce: @escaping @Sendable (WorkerMessage) -> Void
  ) {
    self.subject = subject
    self.announce = announce
  }

  /// The subject's own trace, not announced.
  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try subject.trace(of: example)
  }

  /// The subject's own trace with activations, not announced.
  public func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try subject.traceWithActivations(of: example)
  }

  /// The subject's own traces; each case is announced before it is run.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>] {
    guard let first = block.first?.provenance.index else { return [] }
    defer { announce(.returned) }
    if runsBlocksAtOnce {
      announce(.running(first..<first + block.count))
      return subject.traces(of: block, withActivations: withActivations)
    }
    return block.flatMap { example in
      if let index = example.provenance.index { announce(.running(index..<index + 1)) }
      return subject.traces(of: [example], withActivations: withActivations)
    }
  }
}

extension Provenance {
  /// The campaign's index of a case that a campaign has.
  fileprivate var index: Int? {
    switch self {
    case .generated(_, let index, _), .sourceExample(_, let index): index
    case .given, .shrunk: nil
    }
  }
}
