/// What a worker tells the process that started it.
public enum WorkerMessage: Sendable {
  /// The interpreter and the subject are there.
  case ready(SubjectDescription, environment: [(name: String, value: String)])

  /// The subject is about to be run on the cases of these indices.
  case running(Range<Int>)

  /// The subject has returned.
  case returned

  /// A case was judged; in the order in which they were asked for.
  case judged(JudgedCase)

  /// What is known of the last judged case's finding, and whether that is all.
  case lookedInto(FindingUpdate, isDone: Bool)

  /// How far the shrinking of its case is.
  case shrinking(ShrinkProgress)

  /// Why its case was not kept.
  case notKept(String)

  /// The worker cannot go on, and why: nothing that another worker would do better.
  case failure(status: Int32, message: String)

  /// Both sides are the same program, unless it was replaced while it ran.
  private static let version: UInt8 = 1

  private enum Kind: UInt8 {
    case ready, running, returned, judged, lookedInto, shrinking, notKept, failure
  }

  /// The message as it is sent.
  public var frame: [UInt8] {
    var writer = MessageWriter()
    switch self {
    case .ready(let subject, let environment):
      writer.write(Kind.ready.rawValue)
      writer.write(Self.version)
      writer.write(subject.name)
      writer.write(subject.version)
      writer.write(subject.dtype)
      writer.write(environment) { writer, entry in
        writer.write(entry.name)
        writer.write(entry.value)
      }
    case .running(let indices):
      writer.write(Kind.running.rawValue)
      writer.write(indices)
    case .returned: writer.write(Kind.returned.rawValue)
    case .judged(let judged):
      writer.write(Kind.judged.rawValue)
      writer.write(judged)
    case .lookedInto(let update, let isDone):
      writer.write(Kind.lookedInto.rawValue)
      writer.write(update)
      writer.write(isDone)
    case .shrinking(let progress):
      writer.write(Kind.shrinking.rawValue)
      writer.write(progress.tries)
      writer.write(progress.sizes)
      writer.write(progress.nonzero)
    case .notKept(let reason):
      writer.write(Kind.notKept.rawValue)
      writer.write(MessageWriter.shortened(reason))
    case .failure(let status, let message):
      writer.write(Kind.failure.rawValue)
      writer.write(status)
      writer.write(MessageWriter.shortened(message))
    }
    return MessageFrames.frame(writer)
  }

  /// The message that was sent.
  ///
  /// - Parameters:
  ///   - message: the bytes of one message.
  ///   - subject: of the findings, which their messages leave out.
  ///   - seed: of the campaign.
  /// - Throws: `MalformedMessage`.
  public init(
    _ message: MessageReader, subject: String, seed: UInt64
  ) throws(MalformedMessage) {
    var reader = message
    let number = try reader.integer(UInt8.self)
    switch Kind(rawValue: number) {
    case .ready:
      let version = try reader.integer(UInt8.self)
      guard version == Self.version else {
        throw MalformedMessage("its version is \(version), not \(Self.version)")
      }
      let description = SubjectDescription(
        name: try reader.text(), version: try reader.text(), dtype: try reader.text())
      self = .ready(
        description,
        environment: try reader.items { reader throws(MalformedMessage) in
          (name: try reader.text(), value: try reader.text())
        })
    case .running: self = .running(try reader.indices())
    case .returned: self = .returned
    case .judged: self = .judged(try reader.judged(subject: subject, seed: seed))
    case .lookedInto:
      self = .lookedInto(try reader.update(), isDone: try reader.boolean())
    case .shrinking:
      self = .shrinking(
        ShrinkProgress(
          tries: try reader.integer(), sizes: try reader.sizes(), nonzero: try reader.integer()))
    case .notKept: self = .notKept(try reader.text())
    case .failure:
      self = .failure(status: try reader.integer(), message: try reader.text())
    case nil: throw MalformedMessage("there is no kind \(number)")
    }
    try reader.end()
  }
}
