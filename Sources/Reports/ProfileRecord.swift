public import CrossCheck

/// What a subject's cases of one profile add up to.
public struct ProfileRecord: Sendable {
  /// Nil for cases that were not drawn, such as the source example.
  public let profile: Profile?
  public package(set) var summary = Summary()

  init(profile: Profile?) { self.profile = profile }

  /// The profile's name; that of `nameOfNone` for cases of none.
  public var name: String { profile?.rawValue ?? Self.nameOfNone }

  /// What cases that were not drawn are listed under.
  static let nameOfNone = "given"

  /// The place of a profile among all.
  static func rank(of profile: Profile?) -> Int {
    profile.flatMap { Profile.allCases.firstIndex(of: $0) } ?? Profile.allCases.count
  }
}
