import Foundation
import Testing

/// Peers are stopped outside their turns, and gone whichever way a run ends.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/stat"),
    "the states of processes are read from /proc, which this system has not"))
struct PausedPeerTests {
  @Test("Each peer is stopped whenever another has its turn, and gone after the run")
  func stopped() throws {
    let states = try PeerStates()
    let result = try Bench.run(
      "--peer", "jax", "--shape", "7,5,4,3", reference: states.reference.path)
    #expect(result.status == 0, "\(result.errors)")
    let peers = try states.processes()
    #expect(peers.count == 2, "\(result.output)")
    for peer in peers { #expect(try states.seen(peer) == ["T"]) }
    #expect(try states.left().isEmpty)
  }

  @Test("Peers are gone after one has failed in its turn, or the reference when it judged")
  func errors() throws {
    let failing = try PeerStates(then: "raise ValueError('no luck')")
    let failed = try Bench.run(
      "--peer", "jax", "--shape", "7,5,4,3", reference: failing.reference.path)
    #expect(failed.status == 0, "\(failed.errors)")
    #expect(failed.output.contains("no luck"), "\(failed.output)")
    #expect(try failing.processes().count == 2)
    #expect(try failing.left().isEmpty)

    let unjudged = try PeerStates()
    try unjudged.reference.replace(
      "../embedding.py", "class BlockJudge:\n",
      by: "class BlockJudge:\n    def __new__(cls, *_, **__): raise ValueError('no judge')\n\n")
    let broken = try Bench.run(
      "--peer", "jax", "--shape", "7,5,4,3", reference: unjudged.reference.path)
    #expect(broken.status == 3 || broken.status == 4, "\(broken.output)")
    #expect(broken.errors.contains("no judge"), "\(broken.errors)")
    #expect(try unjudged.processes().count == 2)
    #expect(try unjudged.left().isEmpty)
  }

  @Test(
    "Peers are gone after an interruption, and after a kill that leaves no time for anything",
    arguments: [("TERM", 130), ("KILL", 137)])
  func signals(name: String, status: Int32) throws {
    // The second peer stays in its turn, in which the first one is stopped.
    let states = try PeerStates(then: "time.sleep(120)")
    // A killed run leaves its folder behind.
    let folder = try TemporaryFolder()
    let start = Date()
    let result = try Tool.run(
      [
        "bench", "--threads", "1", "--peer", "numpy_loop", "--peer", "jax", "--shape", "7,5,4,3",
      ],
      shell: "\"$@\" & tool=$!; \(states.waiting); kill -\(name) $tool; wait $tool",
      environment: [
        "LOCKSTEP_FRAMEWORKS": "", "LOCKSTEP_REFERENCE": states.reference.path,
        "TMPDIR": folder.url.path,
      ])
    // Running a tool waits for all that it started.
    #expect(Date().timeIntervalSince(start) < 60)
    #expect(result.status == status, "\(result.errors)")
    let seen = try states.processes().map { try states.seen($0) }
    #expect(seen.contains(["T"]), "\(seen)")
    #expect(try states.left().isEmpty)
  }
}
