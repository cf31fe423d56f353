/// Why a subject could not even be asked, which is no fault of its own: the case was not handed over.
///
/// Thrown by a subject it ends the campaign, where any other error is the subject's result.
public struct HarnessFailure: Error, Hashable, CustomStringConvertible {
  public let description: String

  /// A failure, told in a sentence.
  public init(_ description: String) { self.description = description }
}
