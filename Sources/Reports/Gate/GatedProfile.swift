/// Cases that have one worst ratio in a baseline: of one cell, precision and profile.
public struct GatedProfile: Hashable, Comparable, Sendable {
  public let cell: String
  public let dtype: String
  public let profile: String

  public init(cell: String, dtype: String, profile: String) {
    self.cell = cell
    self.dtype = dtype
    self.profile = profile
  }

  public static func < (one: GatedProfile, other: GatedProfile) -> Bool {
    (one.cell, one.dtype, one.profile) < (other.cell, other.dtype, other.profile)
  }

  /// `lstm, float32, profile probe`; cases of no profile are those of files and the source example.
  var text: String {
    profile == ProfileRecord.nameOfNone
      ? "\(cell), \(dtype), given cases" : "\(cell), \(dtype), profile \(profile)"
  }
}
