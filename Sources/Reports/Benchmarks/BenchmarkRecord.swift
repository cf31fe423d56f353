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

  /// Such as `native 0.1.0`.
  public let engine: String
  public var peers: [Peer]
  public var runs: [BenchmarkRun]

  /// The command that installs what is missing.
  public let installCommand: String

  public init(
    engine: String, peers: [Peer] = [], runs: [BenchmarkRun] = [], installCommand: String
  ) {
    self.engine = engine
    self.peers = peers
    self.runs = runs
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
