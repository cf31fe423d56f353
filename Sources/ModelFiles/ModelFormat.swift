/// A format that Lockstep reads: one file and one row of `ModelFormats.readable` each.
public protocol ModelFormat: Sendable {
  /// Whether the content is of this format; damage further in is `open`'s to find.
  static func recognises(_ candidate: Candidate) -> Bool

  /// - Throws: `ModelFileError`.
  static func open(_ candidate: Candidate) throws -> any ModelFile
}

/// A format that is known and not read.
public protocol RefusedFormat: Sendable {
  static func recognises(_ candidate: Candidate) -> Bool

  /// Why not, and the few lines of Python that turn it into an npz that Lockstep reads.
  static func refusal(of candidate: Candidate) -> ModelFileError
}
