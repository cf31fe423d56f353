extension JSONMembers {
  /// A worst ratio: 0 or more, or infinity; nil for `null`.
  func optionalRatio(_ key: String) throws(MalformedReport) -> Double? {
    guard let ratio = try optionalNumber(key) else { return nil }
    guard ratio >= 0 else { throw MalformedReport("'\(key)' is no ratio of 0 or more") }
    return ratio
  }
}
