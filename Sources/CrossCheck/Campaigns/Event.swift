/// What a campaign reports as it goes; the one stream that every report is made of.
public enum Event: Sendable {
  /// The campaign begins, with these options and this subject.
  case started(CampaignOptions, SubjectDescription)

  /// One case was judged; in the order of the indices.
  case judged(CaseResult)

  /// A case did not agree; follows its `judged`.
  case found(Finding)

  /// A case agrees, yet something is suspicious: a statistical ratio above 1 or a suspected bias.
  case warned(Warning)

  /// Every case was judged, or the campaign was told to stop.
  case ended(completed: Bool)
}

/// The subject of a campaign.
public struct SubjectDescription: Hashable, Sendable {
  /// The subject's name, as `Subject.name`.
  public let name: String

  /// Its version, as `Subject.version`.
  public let version: String

  /// The precision that it computes in, under NumPy's name.
  public let dtype: String

  /// A description of these parts.
  public init(name: String, version: String, dtype: String) {
    self.name = name
    self.version = version
    self.dtype = dtype
  }
}
