import Foundation
import Testing

@Suite struct JobsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let sizes = [
    "--steps", "2...4", "--batch", "2", "--input-size", "3...9", "--hidden-size", "5...7",
    "--cases", "150", "--findings", "-",
  ]

  /// A campaign's JSON report without its times.
  private func report(
    _ arguments: [String], name: String, status: Int32, environment: [String: String] = [:]
  ) throws -> String {
    let result = try Tool.run(
      arguments + ["--quiet", "--report", "json:" + folder.path(name)], environment: environment)
    #expect(result.status == status, "\(result.errors)")
    return try folder.text(name).split(separator: "\n")
      .filter { !$0.contains("\"seconds\":") && !$0.contains("\"cases_per_second\":") }
      .joined(separator: "\n")
  }

  private func shards(
    _ arguments: [String], count: Int, status: Int32, merging: [String] = [],
    environment: [String: String] = [:]
  ) throws -> String {
    let names = (1...count).map { "shard-\($0)" }
    for (number, name) in names.enumerated() {
      _ = try report(
        arguments + ["--shard", "\(number + 1)/\(count)"], name: name, status: status,
        environment: environment)
    }
    return try report(
      ["merge", "--findings", "-"] + merging + names.reversed().map(folder.path), name: "merged",
      status: status, environment: environment)
  }

  @Test("One job, two jobs and four shards merged give the same report")
  func sameReports() throws {
    let arguments = ["fuzz"] + Self.sizes
    let one = try report(arguments + ["--jobs", "1"], name: "one", status: 0)
    #expect(try report(arguments + ["--jobs", "2"], name: "two", status: 0) == one)
    #expect(try shards(arguments, count: 4, status: 0) == one)
  }

  /// Its tanh is accurate to its range alone.
  @Test("What grade A would not excuse is the same for one job, two jobs and merged shards")
  func gradeB() throws {
    let tanh = "(2 / (1 + np.exp(-2 * (x))) - 1).astype(x.dtype)"
    let source = Port.source.replacing("np.tanh(", with: "tanh(")
      .replacing("def weights", with: "def tanh(x):\n    return \(tanh)\n\n\ndef weights")
    try folder.write(source, "port.py")
    let arguments =
      ["fuzz"] + Self.sizes + [
        "--profile", "trained,tiny", "--subject", "python:port:run", "--working-folder",
        folder.url.path,
      ]
    let one = try report(arguments + ["--jobs", "1"], name: "one", status: 0)
    #expect(one.contains(#""grade": "B""#) && one.contains("times the bound of grade A"), "\(one)")
    #expect(try report(arguments + ["--jobs", "2"], name: "two", status: 0) == one)
    #expect(
      try shards(
        arguments, count: 3, status: 0, merging: ["--subject", "python:port:run"]) == one)
  }

  /// The Reference, whose mistakes end their process on about one case in forty.
  private func crashingReference() throws -> String {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Reference")
    let copy = folder.url.appendingPathComponent("Reference")
    try FileManager.default.copyItem(
      at: source.resolvingSymlinksInPath(), to: copy)
    let path = copy.appendingPathComponent("lockstep_reference/embedding.py")
    let text = try String(contentsOf: path, encoding: .utf8)
    let place = "        from .subject import run\n"
    #expect(text.contains(place))
    try text.replacingOccurrences(
      of: place,
      with: place + """
                import os, signal
                for case in range(cases):
                    if sum(self.tensors["kernel"][case].tobytes()) % 40 == 0:
                        os.kill(os.getpid(), signal.SIGSEGV)

        """
    ).write(to: path, atomically: true, encoding: .utf8)
    return copy.path
  }

  @Test("A subject that ends its process has failed on that case, and all others are judged")
  func crashes() throws {
    // A backtrace takes seconds, and a signal that was sent is survived by it.
    let environment = [
      "LOCKSTEP_REFERENCE": try crashingReference(), "SWIFT_BACKTRACE": "enable=no",
    ]
    let arguments = ["fuzz", "--subject", "mistake:gates_ifjo"] + Self.sizes
    let one = try report(
      arguments + ["--jobs", "1"], name: "one", status: 1, environment: environment)
    #expect(one.contains("The subject ended its process: signal 11 (SIGSEGV)."))
    #expect(one.contains("\"cases\": 150"))
    let failed = try #require(one.split(separator: "\n").last { $0.contains("\"failed\": ") })
    #expect(failed.contains { ("1"..."9").contains($0) }, "\(failed)")
    let two = try report(
      arguments + ["--jobs", "2"], name: "two", status: 1, environment: environment)
    #expect(two == one)
    #expect(try shards(arguments, count: 2, status: 1, environment: environment) == one)
  }

  @Test("A shard that the split leaves without a case ends with 0 and says so, and is merged")
  func emptyShards() throws {
    let arguments = ["fuzz", "--cell", "rnn", "--cases", "40", "--findings", "-"]
    let empty = try Tool.run(arguments + ["--shard", "2/5", "--quiet"])
    #expect(empty.status == 0, "\(empty.errors)")
    #expect(empty.output == "nothing to do: of 40 cases the shard 2/5 has none\n")
    let one = try report(arguments, name: "one", status: 0)
    #expect(try shards(arguments, count: 5, status: 0) == one)
  }

  @Test("Where the whole campaign has no case, every shard and the merged report end with 5")
  func emptyCampaign() throws {
    let arguments = ["fuzz", "--cell", "rnn", "--cases", "0", "--findings", "-"]
    let merged = try shards(arguments, count: 2, status: 5)
    #expect(merged.contains("\"agrees\": 0"))
  }

  @Test("The time of merged shards is that of the longest, since they run side by side")
  func mergedTime() throws {
    // Of 32 and 8 cases.
    for (number, seconds) in [(1, "8.0"), (2, "2.0")] {
      let report = try RecordedReport.run(
        "--cell", "rnn", "--cases", "40", "--shard", "\(number)/2")
      let taken = try report.value("seconds", behind: "summary")
      let rate = try report.value("cases_per_second", behind: "summary")
      let text = report.text.replacingOccurrences(of: ": \(taken)", with: ": \(seconds)")
        .replacingOccurrences(of: ": \(rate)", with: ": 4.0")
      try folder.write(text, "\(number).json")
    }
    let result = try folder.run("merge", "2.json", "1.json", "--report", "json:merged.json")
    #expect(result.status == 0, "\(result.errors)")
    let words = result.output.split { " \n".contains($0) }.joined(separator: " ")
    #expect(words.contains("in 8 s, the time of the longest of 2 shards, 5 cases/s"), "\(words)")
    let merged = RecordedReport(text: try folder.text("merged.json"))
    #expect(try merged.value("seconds", behind: "summary") == "8.0")
    #expect(try merged.value("cases_per_second", behind: "summary") == "5.0")
  }

  @Test("Workers whose campaign is killed end by themselves")
  func orphans() throws {
    let shell = """
      "$@" & tool=$!
      workers() {
        for status in /proc/[0-9]*/status; do
          if grep -q "^PPid:[[:space:]]$1\\$" "$status" 2>/dev/null; then
            status=${status#/proc/}; echo "${status%/status}"
          fi
        done
      }
      sleep 2; pids=$(workers $tool); kill -KILL $tool; wait $tool
      echo "workers: $(echo $pids | wc -w)"
      for round in {1..50}; do
        left=0; for pid in $pids; do [ -d /proc/$pid ] && left=1; done
        [ $left = 0 ] && echo "all gone" && break
        sleep 0.1
      done
      """
    let result = try Tool.run(
      ["fuzz", "--cases", "1000000000", "--jobs", "2", "--findings", "-"], shell: shell)
    #expect(result.output.contains("workers: 2"), "\(result.output)")
    #expect(result.output.contains("all gone"), "\(result.output)")
  }

  @Test("Bad numbers of jobs and shards are refused with a reason")
  func badOptions() throws {
    for arguments in [
      ["--jobs", "0"], ["--jobs", "-1"], ["--shard", "5/4"], ["--shard", "0/4"],
    ] {
      let result = try Tool.run(["fuzz"] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.contains("'\(arguments[1])' is no "), "\(result.errors)")
    }
    let corpus = try Tool.run("fuzz", "--shard", "1/2", "--corpus", folder.path("corpus"))
    #expect(corpus.status == 2)
    #expect(corpus.errors.contains("leave out --corpus"))
  }

  @Test("Where Python cannot start, one sentence says so once")
  func noPython() throws {
    let result = try Tool.run(
      ["fuzz", "--jobs", "2"], environment: ["LOCKSTEP_PYTHON": folder.path("nowhere")])
    #expect(result.status == 3)
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }
}
