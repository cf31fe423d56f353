extension BenchmarkRecord {
  /// What the engine's thread has of a processor where nothing else wants it, at least.
  private static let leastShare = 0.95

  /// Why the figures are not to be believed, in a sentence; nil if nothing speaks against them.
  ///
  /// An idle machine gives a thread a processor all the time, and at most some per cent of it go to
  /// the system. Of several threads that wait for each other that is not so, and only the load
  /// before the run tells.
  public var doubt: String? {
    let shares = runs.filter { $0.threads == 1 }.compactMap(\.processorShare)
    if let share = shares.min(), share < Self.leastShare {
      return "The machine was busy: the engine's thread had a processor for only "
        + "\(BenchmarkText.percent(share)) of the time that was measured, so the figures are not to "
        + "be believed; run it again when nothing else runs."
    }
    if let load, load.average > Double(load.processors) {
      return "The machine was busy: a load of \(NumberText.rounded(load.average)) on "
        + "\(NumberText.count(load.processors, "processor")) when the run began, so the figures are "
        + "not to be believed; run it again when nothing else runs."
    }
    return nil
  }
}
