/// What is wrong with a header, before it is known whose: the caller adds path and variable.
struct MalformedHeader: Error {
  /// A clause without a full stop.
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
