import Lockstep
import LockstepTesting
import Synchronization
import Testing

/// `expectLockstep` fails a wrong cell at the caller's line, with numbers and a way to repeat it.
struct ExpectLockstepTests {
  static let wrong = TamperedSubject<Float>.withoutBias()

  @Test func aRightCellPasses() async throws {
    let summary = try await expectLockstep(NativeSubject<Float>(), cases: 40)
    #expect(summary.cases == 40)
  }

  /// The issues that a wrong cell causes are what is tested; `withKnownIssue` collects them.
  @Test func aWrongCellIsRecorded() async throws {
    let issues = Mutex<[String]>([])
    try await withKnownIssue {
      try await expectLockstep(Self.wrong, cases: 3)
    } matching: { issue in
      issues.withLock { $0 += issue.comments.map(\.rawValue) }
      return issue.sourceLocation?.fileName == "ExpectLockstepTests.swift"
    }
    let message = try #require(issues.withLock { $0.first })
    for part in ["no bias diverges", "expected", "actual", "bound", "ratio", "replaying: \"1:"] {
      #expect(message.contains(part), "\(part) in \(message)")
    }
  }

  @Test func whatIsAcceptedIsAWarning() async throws {
    let issues = Mutex<[Issue.Severity]>([])
    try await withKnownIssue {
      let summary = try await expectLockstep(
        Self.wrong, cases: 3, accepting: Tolerance(relative: 0, absolute: 1e6))
      #expect(summary.accepted == 3)
      #expect(summary.diverges == 3)
    } matching: { issue in
      issues.withLock { $0.append(issue.severity) }
      return issue.comments.contains { $0.rawValue.contains("3 of 3 cases, accepted by atol=") }
    }
    #expect(issues.withLock { $0 } == [.warning])
  }

  /// The options for one hidden size, of which the first half of the cases has no steps.
  private static let emptyFirst = CampaignOptions(
    cases: 66, steps: 0...1, hiddenSize: 3...3, profiles: [.generic, .probe])

  /// Without a step and without a final state there is nothing to compare; no issue of the test.
  @Test func aCellWithoutFinalStatesPasses() async throws {
    let subject = TamperedSubject<Float>(name: "no final state")
    let summary = try await expectLockstep(subject, options: Self.emptyFirst)
    #expect(summary.inconclusive > 3)
    #expect(summary.agrees == 66 - summary.inconclusive)
  }

  /// Inconclusive findings must not use up what is recorded.
  @Test func aWrongCaseBehindInconclusiveOnesIsRecorded() async throws {
    let generator = try CaseGenerator<Float>(Self.emptyFirst)
    let empty = try #require((0..<66).first { generator.makeCase(at: $0).sizes.steps == 0 })
    let index = try #require((empty..<66).last { generator.makeCase(at: $0).sizes.steps > 0 })
    let wrong = TamperedSubject<Float>(
      name: "wrong at the end",
      changeCase: { example in
        guard example.provenance.index == index else { return example }
        return try Self.wrong.changeCase(example)
      })
    let issues = Mutex(0)
    try await withKnownIssue {
      try await expectLockstep(wrong, options: Self.emptyFirst)
    } matching: { _ in
      issues.withLock { $0 += 1 }
      return true
    }
    #expect(issues.withLock { $0 } == 1)
  }

  /// The default 200 cases have saturated gates and NaN among them.
  @Test func theDefaultCasesFindFaultsFarOut() async throws {
    for (name, change) in Self.farOut {
      let subject = TamperedSubject<Float>(name: name, changeTrace: change)
      let summary = try outcome(of: subject, CampaignOptions(cases: 200)).summary
      #expect(summary.diverges > 0, "\(name)")
    }
  }

  private static let farOut:
    [(String, @Sendable (NamedTensors<Float>) throws -> NamedTensors<Float>)] =
      [
        ("swallows NaN", { try $0.mapped { $0.isNaN ? 0 : $0 } }),
        (
          "tanh is cut at 0.9999",
          { try $0.mapped { abs($0) > 0.9999 && abs($0) < 1 ? 0.9999 : $0 } }
        ),
      ]

  @Test func aCancelledTestDoesNotPass() async throws {
    let task = Task { try await expectLockstep(NativeSubject<Float>(), cases: 40) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func aReplayRunsThatCaseAlone() async throws {
    let summary = try await expectLockstep(NativeSubject<Float>(), replaying: "7:41")
    #expect(summary.cases == 1)
    await #expect(throws: MalformedCaseAddress.self) {
      try await expectLockstep(NativeSubject<Float>(), replaying: "seven")
    }
  }
}
