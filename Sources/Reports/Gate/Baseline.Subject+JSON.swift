extension Baseline.Subject {
  init(_ members: JSONMembers) throws(MalformedReport) {
    self.init(ranAs: try members.text("ran_as"))
    let cells = try members.members("cases")
    for name in cells.names {
      let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 2, !words.contains("") else {
        throw MalformedReport("'\(name)' is no cell and precision, such as 'lstm float32'")
      }
      let profiles = try cells.members(name)
      for profile in profiles.names {
        let numbers = try profiles.members(profile)
        self.profiles[GatedProfile(cell: words[0], dtype: words[1], profile: profile)] =
          GatedCases(
            cases: try numbers.count("cases"),
            worstRatio: try numbers.optionalRatio("worst_ratio"))
      }
    }
  }

  var json: JSONValue {
    var cells: [String: [String: GatedCases]] = [:]
    for (profile, cases) in profiles {
      cells["\(profile.cell) \(profile.dtype)", default: [:]][profile.profile] = cases
    }
    return .object([
      (
        "cases",
        Baseline.sorted(cells) { profiles in
          Baseline.sorted(profiles) { cases in
            .object([
              ("cases", .integer(cases.cases)),
              ("worst_ratio", cases.worstRatio.map(Baseline.number) ?? .null),
            ])
          }
        }
      ), ("ran_as", .string(ranAs)),
    ])
  }
}
