import Lockstep
import LockstepTesting
import Synchronization
import Testing

/// `expectLockstep` fails a wrong cell at the caller's line, with numbers and a way to repeat it.
struct ExpectLockstepTests {
  static let wrong = TamperedSubject<Float>(
    name: "no bias",
    changeCase: { example in
      var tensors = example.tensors
      tensors["bias"] = try example["bias"].mapped { _ in 0 }
      return try Case(
        example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
        provenance: example.provenance)
    })

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

  /// Without a step and without a final state there is nothing to compare; no issue of the test.
  @Test func aCellWithoutFinalStatesPasses() async throws {
    let subject = TamperedSubject<Float>(name: "no final state")
    let summary = try await expectLockstep(subject, cases: 70)
    #expect(summary.inconclusive > 0)
    #expect(summary.agrees == 70 - summary.inconclusive)
  }

  /// The block without steps, 64 to 95, has 32 inconclusive findings for such a subject; a wrong
  /// case behind it must still be recorded.
  @Test func aWrongCaseBehindInconclusiveOnesIsRecorded() async throws {
    let wrong = TamperedSubject<Float>(
      name: "wrong at the end",
      changeCase: { example in
        guard example.provenance.index == 97 else { return example }
        return try Self.wrong.changeCase(example)
      })
    let issues = Mutex(0)
    try await withKnownIssue {
      try await expectLockstep(wrong, cases: 98)
    } matching: { _ in
      issues.withLock { $0 += 1 }
      return true
    }
    #expect(issues.withLock { $0 } == 1)
  }

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
