import Tensors

/// For people: a table of times, and one of what they are of what is possible.
///
///        I    H    T    B   engine ONNX RT PyTorch      JAX   NumPy  ratio
///      128  256   50   32    15970   15727   15930    23562   28037   0.98
public enum BenchmarkText: BenchmarkReport {
  public static let name = "text"

  private static let column = 13

  public static func render(_ record: BenchmarkRecord, _ context: ReportContext) -> String {
    var lines: [String] = []
    func row(_ label: String, _ value: String) {
      lines += TextLayout.row(label, value, column: column)
    }
    row("engine", record.engine)
    let peers = present(in: record)
    row(
      "peers",
      peers.isEmpty
        ? "none" : peers.map { "\($0.name) \($0.version)" }.joined(separator: ", "))
    for sentence in absences(record) { row("", sentence) }
    if let doubt = record.doubt { row("doubtful", doubt) }
    for run in record.runs { lines += [""] + table(run, columns(run, record)) }
    lines += [""]
    lines += TextLayout.wrap(
      "ratio: the best peer's time over the engine's; above 1 the engine is the faster. Every time is "
        + "of a result that was judged right.", indent: "")
    row("seconds", NumberText.rounded(context.seconds))
    row(
      "environment", context.environmentText)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the judge says of all that was timed, in one line.
  public static func verdict(of record: BenchmarkRecord) -> String {
    let outcomes = record.runs.flatMap(\.rows).flatMap { [$0.engine] + $0.peers }.map(\.outcome)
    let right = outcomes.filter { if case .timed = $0 { true } else { false } }.count
    let wrong = outcomes.filter { if case .diverges = $0 { true } else { false } }.count
    let text = "\(NumberText.grouped(right)) of \(NumberText.count(outcomes.count, "result"))"
    return wrong == 0 ? "agrees: \(text) timed" : "diverges: \(text) timed, \(wrong) wrong"
  }

  private static func present(in record: BenchmarkRecord) -> [(name: String, version: String)] {
    record.peers.compactMap { peer in
      if case .present(let version) = peer.state { (peer.name, version) } else { nil }
    }
  }

  /// The peers that can be used, and those that could when some of the run's times were taken: the
  /// ratio may be to one of these.
  private static func columns(_ run: BenchmarkRun, _ record: BenchmarkRecord) -> [String] {
    let present = present(in: record).map(\.name)
    return record.peers.map(\.name).filter { name in
      present.contains(name)
        || run.rows.contains { $0.peers.contains { $0.subject == name && $0.median != nil } }
    }
  }

  /// Why a peer has no column, or not in every run, a sentence each.
  private static func absences(_ record: BenchmarkRecord) -> [String] {
    var sentences: [String] = []
    let missing = record.peers.filter { peer in
      if case .missing = peer.state { true } else { false }
    }
    if !missing.isEmpty {
      sentences.append(
        "Not installed: \(missing.map(\.name).joined(separator: ", ")). `\(record.installCommand)` "
          + "installs all peers.")
    }
    for peer in record.peers {
      if case .failed(let reason) = peer.state {
        sentences.append("\(peer.name) cannot be used: \(reason)")
      }
    }
    return sentences
  }

  private static func table(_ run: BenchmarkRun, _ peers: [String]) -> [String] {
    var lines = TextLayout.wrap(heading(run), indent: "")
    let shape = "    I    H    T    B"
    lines += [
      "",
      shape + (["engine"] + peers.map(short)).map { padded($0, 8) }.joined()
        + padded("ratio", 7),
    ]
    for row in run.rows {
      let results =
        [row.engine]
        + peers.map { name in
          row.peers.first { $0.subject == name }
            ?? ForwardResult(subject: name, outcome: .failed(reason: ""))
        }
      lines.append(
        text(of: row.sizes) + results.map { padded(cell($0), 8) }.joined()
          + padded(row.ratio.map(factor) ?? "–", 7))
    }
    lines += ["", shape + "  GFLOP/s  of peak  weights in  of its reads  spread  rounds"]
    for row in run.rows { lines.append(text(of: row.sizes) + shares(row, run.limits)) }
    for row in run.rows {
      for result in [row.engine] + row.peers {
        guard let reason = reason(result) else { continue }
        lines += TextLayout.wrap("\(result.subject), \(row.sizes): \(reason)", indent: "  ")
      }
    }
    return lines
  }

  private static func heading(_ run: BenchmarkRun) -> String {
    let limits = run.limits
    let reads = limits.levels.map { "\($0.name) \(giga($0.bandwidth))" }.joined(separator: ", ")
    var text =
      "\(NumberText.count(run.threads, "thread")): microseconds of a forward pass, medians. Limits: "
      + "\(giga(limits.peak)) GFLOP/s (\(limits.vectorUnit)); reads in GB/s: \(reads)."
    if run.engineThreads < run.threads {
      text += " The engine uses \(NumberText.count(run.engineThreads, "thread"))."
    }
    return text
  }

  /// The engine's rate beside the limits.
  private static func shares(_ row: ForwardRow, _ limits: MachineLimits) -> String {
    let level = limits.level(holding: row.weightBytes)
    let share = row.rate(of: row.engine).map { percent($0 / limits.peak) }
    let reads = row.weightTraffic(of: row.engine).flatMap { traffic in
      level.map { percent(traffic / $0.bandwidth) }
    }
    return padded(row.rate(of: row.engine).map(giga) ?? "–", 9) + padded(share ?? "–", 9)
      + padded(level?.name ?? "–", 12) + padded(reads ?? "–", 14)
      + padded(row.engine.spread.map(percent) ?? "–", 8) + padded("\(row.rounds)", 8)
  }

  private static func cell(_ result: ForwardResult) -> String {
    switch result.outcome {
    case .timed: result.median.map(microseconds) ?? "–"
    case .diverges: "wrong"
    case .unverifiable: "unknown"
    case .failed: "–"
    }
  }

  private static func reason(_ result: ForwardResult) -> String? {
    switch result.outcome {
    case .timed: nil
    case .diverges(let reason): "wrong, so its time does not count: \(reason)"
    case .unverifiable: "the judge can verify nothing of its result, so its time does not count"
    case .failed(let reason): reason.isEmpty ? nil : "no answer: \(reason)"
    }
  }
}
