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
      for round in {1..900}; do ls "$TMPDIR"/lockstep-bench-*/.lockstep-bench && break; sleep 0.05
      done >/dev/null 2>&1
      sleep 0.2; kill -KILL $tool; wait $tool 2>/dev/null; ls "$TMPDIR"; true
      """
    let arguments = ["bench", "--threads", "1", "--rounds", "1", "--peer", "numpy"]
    let environment = ["TMPDIR": folder.url.path, "LOCKSTEP_FRAMEWORKS": ""]
    let killed = try Tool.run(arguments, shell: shell, environment: environment)
    let left = killed.output.split(separator: "\n").filter { $0.hasPrefix("lockstep-bench-") }
    #expect(left.count == 1, "\(killed.output)")

    // What a link of such a name leads to, a user's own folders, and those that are locked stay.
    let (kept, link) = (folder.path("kept"), folder.path("lockstep-bench-link"))
    let (own, locked) = ("lockstep-bench-20261128", "lockstep-bench-abcdef")
    for name in ["kept", own, locked, "lockstep-benchmark"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
      try folder.write("precious", name + "/file")
    }
    for name in ["kept", locked] { try folder.write("", name + "/.lockstep-bench") }
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: kept)
    let lock = open(folder.path(locked), O_RDONLY | O_DIRECTORY)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let next = try Tool.run(
      arguments + ["--shape", "7,5,4,3", "--quiet"], environment: environment)
    #expect(next.status == 0, "\(next.errors)")
    let names = ["kept", own, locked, "lockstep-bench-link", "lockstep-benchmark"]
    #expect(try folder.names() == names.sorted())
    for name in names { #expect(try folder.text(name + "/file") == "precious") }
  }
}
