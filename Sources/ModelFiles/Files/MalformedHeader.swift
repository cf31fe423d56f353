/// What is wrong with a header, before it is known whose: the caller adds path and variable.
package struct MalformedHeader: Error {
  /// A clause without a full stop.
  package let reason: String

  package init(_ reason: String) { self.reason = reason }
}
