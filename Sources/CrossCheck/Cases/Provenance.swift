/// Where a case came from, and so how to get it again.
public enum Provenance: Hashable, Sendable {
  /// Drawn by the generator from a campaign's seed at an index.
  case generated(seed: UInt64, index: Int, profile: Profile)

  /// The published worked example, as the given case of a campaign.
  case sourceExample(seed: UInt64, index: Int)

  /// Made from somebody's own tensors.
  case given(name: String)
}

extension Provenance {
  /// The profile that the case was drawn from; nil for one that was not drawn.
  public var profile: Profile? {
    guard case .generated(_, _, let profile) = self else { return nil }
    return profile
  }
}
