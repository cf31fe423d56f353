import Foundation

/// Runs `lockstep bench` with one peer, one thread and two rounds.
enum Bench {
  static func run(
    _ arguments: String..., peer: String = "NumPy", reference: String? = nil,
    frameworks: String? = nil, temporary: TemporaryFolder? = nil
  ) throws -> Tool.Result {
    // Set to nothing is not set: the one of the caller does not count.
    var environment = ["LOCKSTEP_FRAMEWORKS": frameworks ?? ""]
    environment["LOCKSTEP_REFERENCE"] = reference
    environment["TMPDIR"] = temporary?.url.path
    return try Tool.run(
      ["bench", "--threads", "1", "--rounds", "2", "--peer", peer] + arguments,
      environment: environment)
  }

  /// The report for machines, as far as tests look at it.
  struct Report: Decodable {
    struct Peer: Decodable {
      let name: String
      let state: String
    }

    struct Limits: Decodable {
      struct Level: Decodable { let name: String }

      let operations_per_second: Double
      let reads: [Level]
    }

    struct Result: Decodable {
      let subject: String
      let verdict: String
      let worst_ratio: Double?
      let median_seconds: Double?
      let samples: [Double]
    }

    struct Shape: Decodable {
      let operations: Double
      let results: [Result]
    }

    struct Run: Decodable {
      let limits: Limits
      let shapes: [Shape]
    }

    let schema: String
    let peers: [Peer]
    let runs: [Run]
  }
}
