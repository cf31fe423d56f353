import Foundation

/// Runs `lockstep bench` with one peer, one thread and two rounds.
enum Bench {
  static func run(
    _ arguments: String..., peer: String = "NumPy", reference: String? = nil,
    frameworks: String? = nil
  ) throws -> Tool.Result {
    // Set to nothing is not set: the one of the caller does not count.
    var environment = ["LOCKSTEP_FRAMEWORKS": frameworks ?? ""]
    environment["LOCKSTEP_REFERENCE"] = reference
    return try Tool.run(
      ["bench", "--threads", "1", "--rounds", "2", "--peer", peer] + arguments,
      environment: environment)
  }

  /// What `lockstep bench` left in the folder for temporary files.
  static func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
      .filter { $0.hasPrefix("lockstep-bench-") && !isRunning($0) }
  }

  /// Other tests run at the same time; a folder carries its process's number.
  private static func isRunning(_ name: String) -> Bool {
    name.split(separator: "-").last.flatMap { pid_t($0) }.map { kill($0, 0) == 0 } ?? false
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
