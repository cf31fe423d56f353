/// Where a case came from, and so how to get it again.
public enum Provenance: Hashable, Sendable {
  /// Drawn by the generator from a campaign's seed at an index.
  case generated(seed: UInt64, index: Int, profile: Profile)

  /// The published worked example, as the given case of a campaign.
  case sourceExample(seed: UInt64, index: Int)

  /// Made from somebody's own tensors.
  case given(name: String)

  /// Cut and simplified from a case that came from elsewhere, which is no shrunk one.
  indirect case shrunk(from: Provenance)
}

extension Provenance {
  /// The profile that the case, or what it was shrunk from, was drawn from; nil if it was not drawn.
  public var profile: Profile? {
    guard case .generated(_, _, let profile) = origin else { return nil }
    return profile
  }

  /// Where the case that a shrunk one was made of came from; of any other, its own provenance.
  public var origin: Provenance {
    if case .shrunk(let origin) = self { origin } else { self }
  }

  /// The provenance of what is shrunk from the case.
  public var whenShrunk: Provenance { .shrunk(from: origin) }
}
