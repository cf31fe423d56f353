/// The element that is furthest beyond the relative contract, of the cases that agree by the absolute
/// one alone.
public struct GradeBEvidence: Hashable, Sendable {
  /// The campaign's index of the case.
  public let index: Int

  /// The profile that the case was drawn from; nil if it was not drawn.
  public let profile: Profile?

  /// The file that the case comes from; nil if it was generated.
  public let file: String?

  /// Its bound and ratio are those of grade A.
  public let element: ElementComparison

  /// Evidence of these parts.
  public init(index: Int, profile: Profile?, file: String? = nil, element: ElementComparison) {
    self.index = index
    self.profile = profile
    self.file = file
    self.element = element
  }
}
