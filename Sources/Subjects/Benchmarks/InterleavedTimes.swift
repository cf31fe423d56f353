/// Times several ways of doing something in turn, round by round, so that a drift of the machine's
/// speed meets all of them.
public enum InterleavedTimes {
  /// Each way's median, in seconds; a first round warms up and does not count.
  ///
  /// - Parameter ways: each does its work once and returns the seconds that it took.
  public static func medians(
    of ways: [() throws -> Double], rounds: Int
  ) throws -> [Double] {
    var times = [[Double]](repeating: [], count: ways.count)
    for round in 0...rounds {
      for (index, way) in ways.enumerated() {
        let seconds = try way()
        if round > 0 { times[index].append(seconds) }
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }

  /// How long it takes, in seconds.
  public static func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }
}
