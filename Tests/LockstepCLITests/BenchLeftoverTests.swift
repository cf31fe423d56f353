import Foundation
import Testing

/// What `lockstep bench` leaves behind when it is killed, and what it removes.
@Suite struct BenchLeftoverTests {
  @Test("The folder of a killed run is removed by the next, and nothing else is")
  func killed() throws {
    let folder = try TemporaryFolder()
    // Killed as soon as its folder is there.
    let shell = """
      "$@" & tool=$!
      for round in {1..200}; do [ -d "$TMPDIR/lockstep-bench-$tool" ] && break; sleep 0.05; done
      sleep 0.2; kill -KILL $tool; wait $tool 2>/dev/null; ls "$TMPDIR"; true
      """
    let arguments = ["bench", "--threads", "1", "--rounds", "1", "--peer", "numpy"]
    let environment = ["TMPDIR": folder.url.path, "LOCKSTEP_FRAMEWORKS": ""]
    let killed = try Tool.run(arguments, shell: shell, environment: environment)
    let left = killed.output.split(separator: "\n").filter { $0.hasPrefix("lockstep-bench-") }
    #expect(left.count == 1, "\(killed.output)")

    // What a link of such a name leads to, folders of living processes, those that are locked, and
    // other names stay.
    let (kept, link) = (folder.path("kept"), folder.path("lockstep-bench-2147483646"))
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    try folder.write("precious", "kept/file")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: kept)
    let names = ["lockstep-bench-\(getpid())", "lockstep-bench-x", "lockstep-benchmark"]
    for name in names {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let locked = "lockstep-bench-2147483645"
    try FileManager.default.createDirectory(
      atPath: folder.path(locked), withIntermediateDirectories: true)
    let lock = open(folder.path(locked), O_RDONLY | O_DIRECTORY)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let next = try Tool.run(
      arguments + ["--shape", "7,5,4,3", "--quiet"], environment: environment)
    #expect(next.status == 0, "\(next.errors)")
    #expect(
      try folder.names() == (names + ["kept", locked, "lockstep-bench-2147483646"]).sorted())
    #expect(try folder.text("kept/file") == "precious")
  }
}
