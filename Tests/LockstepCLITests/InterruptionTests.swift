import Foundation
import Testing

@Suite struct InterruptionTests {
  @Test("Ctrl-C ends with 130 at once, and the results so far are kept")
  func interrupted() throws {
    let folder = try TemporaryFolder()
    // The background job of a script ignores SIGINT unless job control is on.
    let shell = """
      set -m; "$@" & tool=$!
      sleep 1; kill -INT $tool; wait $tool
      """
    let start = Date()
    let result = try Tool.run(
      ["fuzz", "--cases", "1000000000", "--report", "json:" + folder.path("report")],
      shell: shell)
    #expect(Date().timeIntervalSince(start) < 30)
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.output.hasPrefix("stopped early: "), "\(result.output)")
    #expect(try folder.text("report").contains("\"findings\": []"))
    #expect(try folder.names() == ["report"])
  }

  @Test(
    "Workers that are stopped end with the campaign too",
    .enabled(
      if: FileManager.default.fileExists(atPath: "/proc/thread-self/children"),
      "children are read from /proc, which this system has not"))
  func stoppedWorkers() throws {
    let shell = """
      "$@" & tool=$!
      sleep 2; workers=$(cat /proc/$tool/task/*/children); set -- $workers
      kill -STOP $workers; kill -TERM $tool; wait $tool; status=$?
      [ $# -eq 2 ] && exit $status
      """
    let start = Date()
    let result = try Tool.run(
      ["fuzz", "--cases", "1000000000", "--jobs", "2", "--findings", "-"], shell: shell)
    // Running a tool waits for all that it started.
    #expect(Date().timeIntervalSince(start) < 30)
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.output.hasPrefix("stopped early: "), "\(result.output)")
  }

  @Test("SIGTERM is answered like Ctrl-C, and a stray SIGUSR1 ends nothing")
  func otherSignals() throws {
    let folder = try TemporaryFolder()
    let shell = """
      "$@" & tool=$!
      sleep 1; kill -USR1 $tool; sleep 1; kill -TERM $tool; wait $tool
      """
    let result = try Tool.run(
      ["fuzz", "--cases", "1000000000", "--report", "json:" + folder.path("report")],
      shell: shell)
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.output.hasPrefix("stopped early: "), "\(result.output)")
    #expect(try folder.text("report").contains("\"grade\": null"))
    #expect(try folder.names() == ["report"])
  }
}
