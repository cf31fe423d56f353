/// A subject that has no answer, or none that can be compared.
public struct SubjectFailure: Error, Hashable, CustomStringConvertible {
  let reason: String

  public var description: String { reason }
}
