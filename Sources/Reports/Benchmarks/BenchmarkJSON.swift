import Tensors

/// For machines, `lockstep-benchmark/1`: seconds, operations and bytes a second, and every sample.
public enum BenchmarkJSON: BenchmarkReport {
  public static let name = "json"

  public static func render(_ record: BenchmarkRecord, _ context: ReportContext) -> String {
    JSONValue.object([
      ("schema", .string("lockstep-benchmark/1")),
      ("environment", .object(context.environment.map { ($0.name, .string($0.value)) })),
      ("seconds", .number(context.seconds)),
      ("engine", .string(record.engine)),
      ("load_average", JSONValue(record.load?.average)),
      ("doubt", JSONValue(record.doubt)),
      ("peers", .array(record.peers.map(peer))),
      ("runs", .array(record.runs.map(run))),
    ]).text + "\n"
  }

  private static func peer(_ peer: BenchmarkRecord.Peer) -> JSONValue {
    let (state, member): (String, (name: String, value: JSONValue)) =
      switch peer.state {
      case .present(let version): ("present", ("version", .string(version)))
      case .missing(let packages): ("missing", ("packages", .string(packages)))
      case .failed(let reason): ("failed", ("reason", .string(reason)))
      }
    return .object([("name", .string(peer.name)), ("state", .string(state)), member])
  }

  private static func run(_ run: BenchmarkRun) -> JSONValue {
    .object([
      ("threads", .integer(run.threads)),
      ("engine_threads", .integer(run.engineThreads)),
      ("processor_share", JSONValue(run.processorShare)),
      (
        "limits",
        .object([
          ("vector_unit", .string(run.limits.vectorUnit)),
          ("operations_per_second", .number(run.limits.peak)),
          (
            "reads",
            .array(
              run.limits.levels.map { level in
                .object([
                  ("name", .string(level.name)), ("bytes", JSONValue(level.capacity)),
                  ("bytes_per_second", .number(level.bandwidth)),
                ])
              })
          ),
        ])
      ),
      ("shapes", .array(run.rows.map { row($0, run.limits) })),
    ])
  }

  private static func row(_ row: ForwardRow, _ limits: MachineLimits) -> JSONValue {
    let level = limits.level(holding: row.weightBytes)
    return .object([
      ("sizes", JSONReport.members(of: row.sizes)),
      ("rounds", .integer(row.rounds)),
      ("operations", .number(row.operations)),
      ("weight_bytes", .number(row.weightBytes)),
      ("weights_in", JSONValue(level?.name)),
      ("best_peer", JSONValue(row.best?.subject)),
      ("ratio", JSONValue(row.ratio)),
      (
        "results",
        .array(
          ([row.engine] + row.peers).enumerated().map { position, each in
            result(each, isEngine: position == 0, row, limits, level)
          })
      ),
    ])
  }

  private static func result(
    _ result: ForwardResult, isEngine: Bool, _ row: ForwardRow, _ limits: MachineLimits,
    _ level: MachineLimits.Level?
  ) -> JSONValue {
    let (verdict, worst, reason): (String, Double?, String?) =
      switch result.outcome {
      case .timed(_, let worst): ("agrees", worst, nil)
      case .diverges(let reason): ("diverges", nil, reason)
      case .unverifiable: ("inconclusive", nil, nil)
      case .failed(let reason): ("failed", nil, reason)
      }
    let traffic = row.weightTraffic(of: result)
    return .object([
      ("subject", .string(result.subject)),
      ("is_engine", .boolean(isEngine)),
      ("verdict", .string(verdict)),
      ("worst_ratio", JSONValue(worst)),
      ("reason", JSONValue(reason)),
      ("median_seconds", JSONValue(result.median)),
      ("operations_per_second", JSONValue(row.rate(of: result))),
      ("share_of_peak", JSONValue(row.rate(of: result).map { $0 / limits.peak })),
      (
        "share_of_reads",
        JSONValue(traffic.flatMap { traffic in level.map { traffic / $0.bandwidth } })
      ),
      ("samples", .array(result.samples.map { .number($0) })),
    ])
  }
}
