import CrossCheck
import Tensors

extension RecordedShard {
  /// The shards of one campaign in the order of their cases.
  ///
  /// - Parameter reports: each with the path that it was read from.
  /// - Throws: `UnmergeableReports` unless they are all parts of one campaign, each once.
  public static func parts(
    of reports: [(path: String, shard: RecordedShard)]
  ) throws(UnmergeableReports) -> [RecordedShard] {
    guard let first = reports.first else { throw UnmergeableReports("there is no report") }
    for report in reports {
      try report.shard.refuseIncomplete(report.path.printable)
      guard let difference = report.shard.difference(from: first.shard) else { continue }
      throw UnmergeableReports(
        "\(report.path.printable) is of another campaign than \(first.path.printable): "
          + "its \(difference); merge the shards of one campaign alone")
    }
    let count = first.shard.shard.count
    let sorted = reports.sorted { $0.shard.shard.number < $1.shard.shard.number }
    for (one, other) in zip(sorted, sorted.dropFirst())
    where one.shard.shard == other.shard.shard {
      throw UnmergeableReports(
        "\(one.path.printable) and \(other.path.printable) are both the shard \(one.shard.shard): "
          + "its cases would count twice; name each shard once")
    }
    // As many as there are may be claimed: their numbers are not listed.
    if sorted.count < count {
      let missing = (1...count).first { number in
        !sorted.contains { $0.shard.shard.number == number }
      }
      let others = count - sorted.count - 1
      throw UnmergeableReports(
        "the shard \(missing ?? count)/\(count) is missing"
          + (others > 0 ? ", and \(others) more" : "") + "; name the reports of all \(count)")
    }
    return sorted.map(\.shard)
  }

  private func refuseIncomplete(_ path: String) throws(UnmergeableReports) {
    guard isComplete else {
      throw UnmergeableReports(
        "\(path) is of a shard that was stopped early; run the shard \(shard) again")
    }
    guard summary.cases == indices.count else {
      throw UnmergeableReports(
        "\(path) counts \(NumberText.count(summary.cases, "case")), but the shard \(shard) of "
          + "\(NumberText.grouped(cases)) has \(NumberText.grouped(indices.count))")
    }
    guard let stray = findings.map(\.index).first(where: { !indices.contains($0) }) else { return }
    throw UnmergeableReports("\(path) has a finding of the case \(stray), which is not its own")
  }

  /// What tells the campaign from another's, such as `seed is 7, not 1`.
  private func difference(from other: RecordedShard) -> String? {
    func difference<Value: Equatable>(_ name: String, _ mine: Value, _ theirs: Value) -> String? {
      mine == theirs ? nil : "\(name) is \("\(mine)".printable), not \("\(theirs)".printable)"
    }
    func words(_ shard: RecordedShard) -> String {
      shard.arguments.isEmpty ? "the default" : shard.arguments.joined(separator: " ")
    }
    return difference("seed", seed, other.seed)
      ?? difference("number of cases", cases, other.cases)
      ?? difference("number of shards", shard.count, other.shard.count)
      ?? difference("choice of options", words(self), words(other))
      ?? difference("subject", subject.name, other.subject.name)
      ?? difference("subject's version", subject.version, other.subject.version)
      ?? difference("precision", subject.dtype, other.subject.dtype)
      ?? difference("environment", versions, other.versions)
  }

  /// The versions that must be the same for all.
  public var versions: String { Self.versions(in: environment) }

  /// What an environment consists of, but for where it is installed.
  public static func versions(in environment: [(name: String, value: String)]) -> String {
    ReportContext.text(of: environment.filter { $0.name != "prefix" })
  }
}
