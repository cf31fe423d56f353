/// What `lockstep bench` measured.
public struct BenchmarkRecord: Sendable {
  /// A peer, and whether it could be asked.
  public struct Peer: Sendable {
    public enum State: Sendable {
      case present(version: String)
      /// The packages that are to be installed.
      case missing(packages: String)
      case failed(reason: String)
    }

    public let name: String
    public let state: State

    public init(name: String, state: State) {
      self.name = name
      self.state = state
    }
  }

  /// How many threads wanted a processor before the run, on average, and how many there are.
  public struct Load: Hashable, Sendable {
    public let average: Double
    public let processors: Int

    public init(average: Double, processors: Int) {
      self.average = average
      self.processors = processors
    }
  }

  /// Such as `native 0.1.0`.
  public let engine: String
  public var peers: [Peer]
  public var runs: [BenchmarkRun]

  /// Nil if it is not known.
  public let load: Load?

  /// The command that installs what is missing.
  public let installCommand: String

  public init(
    engine: String, peers: [Peer] = [], runs: [BenchmarkRun] = [], load: Load? = nil,
    installCommand: String
  ) {
    self.engine = engine
    self.peers = peers
    self.runs = runs
    self.load = load
    self.installCommand = installCommand
  }

  /// Whether a result was judged wrong.
  public var diverges: Bool {
    runs.contains { run in
      run.rows.contains { row in
        (row.peers + [row.engine]).contains { result in
          if case .diverges = result.outcome { true } else { false }
        }
      }
    }
  }
}
