import Foundation
import Testing

/// A program that goes wrong in one case: that one is `failed`, with what it was, and the others are
/// judged.
struct FailingSubjectTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Port.source, "port.py")
  }

  private struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let what: String
    let reason: String
    var testDescription: String { name }
  }

  private static let faults = [
    Fault(
      name: "crash", what: "os.kill(os.getpid(), 11)",
      reason: "its process ended: signal 11 (SIGSEGV)."),
    Fault(
      name: "exit",
      what: "sys.exit('no such gate') if 0 else (sys.stderr.write('no such gate\\n'), os._exit(7))",
      reason: "its process ended: exit status 7, saying: no such gate."),
    Fault(
      name: "hang", what: "time.sleep(1000)",
      reason: "it did not answer within 6 s, and was ended."),
    Fault(
      name: "garbage", what: "print('loss 0.3', flush=True)\ncontinue",
      reason: "it answered 'loss 0.3', where 'ok', or 'error', a tab and a message, was due."),
    Fault(
      name: "refusal", what: "print('error\\tonly 4 rows', flush=True)\ncontinue",
      reason: "it answered with an error: only 4 rows"),
    Fault(
      name: "no trace", what: "print('ok', flush=True)\ncontinue",
      reason: "its trace cannot be used: it wrote none"),
    Fault(
      name: "too few steps",
      what: "np.savez(trace, h=np.zeros((1, 1, 1), 'f4'))\nprint('ok', flush=True)\ncontinue",
      reason: "its trace cannot be used"),
    Fault(
      name: "another precision",
      what: "port.files(case, trace)\na = dict(np.load(trace))\n"
        + "np.savez(trace, **{n: v.astype('f8') for n, v in a.items()})\nprint('ok', flush=True)\n"
        + "continue",
      reason: "its trace cannot be used"),
    Fault(
      name: "no number", what: "open(trace, 'wb').write(b'PK')\nprint('ok', flush=True)\ncontinue",
      reason: "its trace cannot be used"),
    Fault(
      name: "out of turn", what: "port.files(case, trace)\nprint('ok\\nok', flush=True)\ncontinue",
      reason: "it printed 'ok' before it was asked."),
  ]

  private func fuzz(_ subject: String, _ arguments: [String] = []) throws -> Tool.Result {
    try Tool.run(
      ["fuzz", "--subject", subject, "--cases", "8", "--jobs", "1", "--findings", "-"]
        + ["--report", "json:" + folder.path("report.json")] + arguments,
      shell: "cd '\(folder.url.path)' && TMPDIR=$PWD \"$@\"",
      environment: ["PORT_MARK": folder.path("mark")])
  }

  @Test(arguments: faults)
  private func oneCaseFails(_ fault: Fault) throws {
    try folder.write(Port.failing(fault.what), "worker.py")
    let result = try fuzz("worker:\(Port.python) worker.py", ["--time-limit", "6"])
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    #expect(
      result.output.replacingOccurrences(of: "\n  ", with: " ").contains(fault.reason),
      "\(result.output)")
    let report = try folder.text("report.json")
    #expect(report.contains("\"failed\": 1"), "\(report)")
    #expect(report.contains("\"agrees\": 7"), "\(report)")
    #expect(!report.contains("lockstep-subject"), "the same words in each run: \(report)")
    #expect(
      try folder.names().filter { $0.hasPrefix("lockstep-subject") }.isEmpty, "nothing is left")
  }

  #if os(Linux)
    @Test func oneThatTakesMemoryWithoutEndIsEnded() throws {
      try folder.write(
        Port.failing("x = []\nwhile True:\n    x.append(bytearray(b'x') * 10000000)"), "worker.py")
      let result = try fuzz("worker:\(Port.python) worker.py", ["--memory-limit", "300"])
      #expect(result.status == 1, "\(result.output)\(result.errors)")
      let text = result.output.replacingOccurrences(of: "\n  ", with: " ")
      #expect(text.contains("it used more than 300 MB of memory, and was ended."), "\(text)")
      #expect(try folder.text("report.json").contains("\"agrees\": 7"))
    }
  #endif

  @Test func aCommandThatFailsSaysWhy() throws {
    try folder.write("echo 'no weights' >&2; exit 3\n", "port.sh")
    let result = try fuzz("command:sh port.sh {case} {trace}")
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    let text = result.output.replacingOccurrences(of: "\n  ", with: " ")
    #expect(text.contains("its process ended: exit status 3, saying: no weights"), "\(text)")
  }

  /// However lockstep ends, nothing of a program stays.
  @Test(arguments: ["KILL", "INT"])
  func nothingIsLeftRunning(_ signal: String) throws {
    try folder.write(
      "sleep 1000 & echo $! > sleeper; while read -r line; do sleep 1000; done\n", "worker.sh")
    let script = """
      cd '\(folder.url.path)'; export TMPDIR=$PWD
      "$@" & pid=$!
      for look in $(seq 450); do test -s sleeper && break; sleep 0.1; done
      test -s sleeper || exit 9
      kill -\(signal) $pid; wait $pid
      for look in $(seq 100); do
        sleep 0.1
        kill -0 $(cat sleeper) 2>&- && ! grep -qs '^State:.*Z' /proc/$(cat sleeper)/status && continue
        ls -d lockstep-subject* >&- 2>&- && continue
        echo gone; break
      done
      """
    let result = try Tool.run(
      ["fuzz", "--subject", "worker:sh worker.sh", "--jobs", "1", "--cases", "8", "--quiet"]
        + ["--findings", "-"],
      shell: script)
    #expect(result.output.contains("gone"), "\(result.output)\(result.errors)")
  }

  /// A case that lockstep cannot write, since the disk is full, is no fault of the subject's.
  @Test(arguments: [
    "command:/bin/true {case} {trace}", "worker:cat", "kaldi:cat {model} {input} {output}",
  ])
  func aCaseThatCannotBeHandedOverIsNoFaultOfTheSubjects(_ subject: String) throws {
    let result = try Tool.run(
      ["fuzz", "--subject", subject, "--cases", "2", "--findings", "-", "--hidden-size", "40"],
      shell: "trap '' XFSZ; cd '\(folder.url.path)' && ulimit -f 1 && TMPDIR=$PWD \"$@\"")
    #expect(result.status == 4, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("a case cannot be handed to the subject"), "\(result.errors)")
    #expect(try folder.names() == ["port.py"], "nothing is left")
  }
}
