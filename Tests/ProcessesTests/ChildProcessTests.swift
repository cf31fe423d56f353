import Processes
import Testing

/// What becomes of a program that does not do what was agreed.
struct ChildProcessTests {
  private static func start(
    _ script: String, seconds: Double = 20, megabytes: Int? = nil
  ) throws -> ChildProcess {
    try ChildProcess(
      ProcessProgram(path: "/bin/sh", arguments: ["-c", script]),
      limits: ProcessLimits(answer: .seconds(seconds), memory: megabytes.map { $0 << 20 }))
  }

  @Test func itAnswersLineByLine() throws {
    let process = try Self.start("while read -r line; do echo \"<$line>\"; done; exit 3")
    for word in ["one", "", "two words"] {
      try process.write(word + "\n")
      #expect(try process.line(longest: 100) == "<\(word)>")
    }
    process.closeInput()
    #expect(try process.end() == ProcessEnd(status: 3 << 8))
  }

  @Test func whatItSaidLastIsToldWhenItEnds() throws {
    let process = try Self.start("echo first >&2; echo 'no such gate' >&2; exit 7")
    #expect(
      throws: ProcessFailure.ended(ProcessEnd(status: 7 << 8), lastWords: "no such gate")
    ) {
      try process.line(longest: 100)
    }
  }

  @Test func aSignalIsNamed() throws {
    let process = try Self.start("kill -SEGV $$")
    let failure = #expect(throws: ProcessFailure.self) { try process.line(longest: 100) }
    #expect(failure?.description == "its process ended: signal 11 (SIGSEGV)")
  }

  @Test func oneThatHangsIsEndedWithWhatItStarted() throws {
    let process = try Self.start("sleep 1000 & echo $!; wait", seconds: 0.3)
    let sleeper = try #require(try Int32(process.line(longest: 100)))
    let failure = #expect(throws: ProcessFailure.self) { try process.line(longest: 100) }
    #expect(failure == .noAnswer(seconds: 0.3, lastWords: ""))
    #expect(try Self.ends(sleeper))
  }

  @Test func oneThatClosesItsOutputIsNotWaitedForForEver() throws {
    let process = try Self.start("exec >&- 2>&-; sleep 1000")
    #expect(throws: ProcessFailure.ended(ProcessEnd(status: 9), lastWords: "")) {
      try process.line(longest: 100)
    }
  }

  @Test func anAnswerHasAnEnd() throws {
    let process = try Self.start("yes | tr -d '\\n'")
    let failure = #expect(throws: ProcessFailure.self) { try process.line(longest: 1000) }
    guard case .endless? = failure else {
      Issue.record("it is \(String(describing: failure))")
      return
    }
  }

  @Test func whatNobodyAskedForIsSeen() throws {
    let process = try Self.start("echo hello; read -r line; echo answer; read -r line")
    var unasked: String?
    while unasked == nil { unasked = try process.unasked() }
    #expect(unasked == "hello")
  }

  #if os(Linux)
    @Test func oneThatTakesMemoryWithoutEndIsEnded() throws {
      // Not the first process of the group, but one that it has started.
      let process = try Self.start(
        "(x=0123456789; while :; do x=$x$x; done) & wait", seconds: 60, megabytes: 200)
      #expect(throws: ProcessFailure.tooMuchMemory(megabytes: 200)) {
        try process.line(longest: 100)
      }
    }
  #endif

  @Test func itWorksInAFolder() throws {
    let process = try ChildProcess(
      ProcessProgram(path: "/bin/pwd", folder: "/"), limits: ProcessLimits(answer: .seconds(20)))
    #expect(try process.line(longest: 100) == "/")
  }

  @Test func aProgramThatIsNotThereIsNamed() {
    let failure = #expect(throws: ProcessFailure.self) {
      try ChildProcess(
        ProcessProgram(path: "/no/such/port"), limits: ProcessLimits(answer: .seconds(1)))
    }
    #expect(failure?.description == "/no/such/port cannot be started: No such file or directory")
  }

  /// Whether a process is gone soon, or is at most a zombie that nobody takes leave of.
  private static func ends(_ process: Int32) throws -> Bool {
    let look = try start(
      """
      for look in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 \(process) 2>&- || exec echo yes
        grep -qs '^State:.*Z' /proc/\(process)/status && exec echo yes
        sleep 0.2
      done
      echo no
      """)
    return try look.line(longest: 10) == "yes"
  }
}
