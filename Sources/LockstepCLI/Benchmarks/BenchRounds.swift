/// Times several ways of doing something in turn, round by round, so that a drift of the machine's
/// speed meets all of them.
enum BenchRounds {
  /// Each way's median, in seconds; a first round warms up and does not count.
  static func medians(of ways: [() throws -> Void], rounds: Int) throws -> [Double] {
    var times = [[Double]](repeating: [], count: ways.count)
    for round in 0...rounds {
      for (index, way) in ways.enumerated() {
        let duration = try ContinuousClock().measure(way)
        if round > 0 { times[index].append(duration / .seconds(1)) }
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }
}
