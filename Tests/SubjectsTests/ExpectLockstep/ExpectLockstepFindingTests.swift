import Lockstep
import LockstepTesting
import Testing

/// What `expectLockstep` keeps of a finding, and that checks run side by side.
struct ExpectLockstepFindingTests {
  /// The smallest case of a cause is in the folder, with the subject's answer, and can be run again.
  @Test func theSmallestCaseIsKept() async throws {
    let folder = try TemporaryFolder()
    let wrong = TamperedSubject<Float>.withoutBias()
    let first = try await messages {
      try await expectLockstep(wrong, cases: 4, findings: folder.path)
    }
    let files = try folder.files
    let path = try #require(files.first { !$0.hasPrefix("traces/") })
    #expect(files.contains("traces/\(path)"))
    let file = try CaseFile(path: "\(folder.path)/\(path)")
    #expect(file.finding?.subject == "no bias" && file.finding?.verdict == .diverges)
    #expect(file.finding?.cause.contains("bias_missing") == true)
    #expect(file.stored.sizes.steps == 1 && file.stored.sizes.batch == 1)
    guard case .float32(let example) = file.stored else { throw WrongPrecision() }
    let trace = try TraceFile.read("\(folder.path)/traces/\(path)", for: example)
    #expect(try trace.tensors["h"]?.scalars == wrong.trace(of: example).tensors["h"]?.scalars)

    let message = try #require(first.first { $0.contains(path) })
    for part in [
      "case file \(folder.path)/\(path), T=1 B=1",
      "lockstep steps \(folder.path)/\(path) --expected \(folder.path)/traces/\(path)",
      "replaying: \"\(folder.path)/\(path)\"",
    ] { #expect(message.contains(part), "\(part) in \(message)") }

    let again = try await messages {
      let summary = try await expectLockstep(wrong, replaying: "\(folder.path)/\(path)")
      #expect(summary.cases == 1 && summary.diverges == 1)
    }
    #expect(again.first?.contains("at the case of \(folder.path)/\(path), T=1") == true)
    try await expectLockstep(NativeSubject<Float>(), replaying: "\(folder.path)/\(path)")
  }

  private struct WrongPrecision: Error {}

  @Test func withoutAFolderTheFilesAreAttachments() async throws {
    let messages = try await messages {
      try await expectLockstep(TamperedSubject<Float>.withoutBias(), cases: 3)
    }
    let message = try #require(messages.first)
    #expect(message.contains("is attached to this test; LOCKSTEP_FINDINGS=FOLDER"))
    #expect(message.contains("swift test --attachments-path FOLDER"))
    #expect(message.contains("-trace.npz`"))
  }

  /// What cannot be written is told, and the finding stays.
  @Test func aFolderThatIsNoneIsTold() async throws {
    let messages = try await messages {
      try await expectLockstep(
        TamperedSubject<Float>.withoutBias(), cases: 3, findings: "/dev/null/findings")
    }
    #expect(messages.first?.contains("no bias diverges") == true)
    #expect(messages.first?.contains("its case file is missing: /dev/null/findings") == true)
  }

  /// A subject that throws has no answer to keep; the case is kept all the same.
  @Test func aFailureIsKept() async throws {
    struct Broken: Error, CustomStringConvertible { let description = "out of order" }
    let folder = try TemporaryFolder()
    let messages = try await messages {
      try await expectLockstep(
        TamperedSubject<Float>(name: "broken", changeCase: { _ in throw Broken() }), cases: 3,
        findings: folder.path)
    }
    #expect(try folder.files.count == 1)
    #expect(messages.first?.contains("out of order") == true)
    #expect(messages.first?.contains("--subject native") == true)
  }

  @Test func aCaseFileOfAnotherPrecisionIsRefused() async throws {
    let folder = try TemporaryFolder()
    _ = try await messages {
      try await expectLockstep(
        TamperedSubject<Double>.withoutBias(), cases: 3, findings: folder.path)
    }
    let file = try #require(try folder.files.first { !$0.hasPrefix("traces/") })
    let error = await #expect(throws: ModelFileError.self) {
      try await expectLockstep(NativeSubject<Float>(), replaying: "\(folder.path)/\(file)")
    }
    #expect(error?.description.contains("the subject computes in float32") == true)
  }

  /// Checks side by side share the interpreter and the folder, and are as if each were alone.
  @Test func checksRunSideBySide() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let wrong = TamperedSubject<Float>.withoutBias()
    let alone = try await summaries(of: wrong, path, times: 1)
    let together = try await withThrowingTaskGroup(of: [Summary].self) { group in
      for _ in 0..<2 {
        group.addTask { try await summaries(of: wrong, path, times: 1) }
        group.addTask { [try await expectLockstep(NativeSubject<Double>(), cases: 70)] }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(together.count == 4)
    for summary in together {
      #expect(summary.diverges == (summary.cases == 70 ? 0 : alone[0].diverges))
      if summary.cases != 70 { #expect(summary.maxAbsoluteError == alone[0].maxAbsoluteError) }
    }
    // Whole files alone.
    for file in try folder.files where !file.hasPrefix("traces/") {
      #expect(try CaseFile(path: "\(path)/\(file)").finding != nil)
    }
    #expect(try folder.files.allSatisfy { $0.hasSuffix(".npz") && !$0.contains("/.") })
  }

  private func summaries(
    of subject: TamperedSubject<Float>, _ folder: String, times: Int
  ) async throws -> [Summary] {
    var summaries: [Summary] = []
    for _ in 0..<times {
      _ = try await messages {
        summaries.append(
          try await expectLockstep(
            subject,
            options: CampaignOptions(cases: 4, steps: 1...5, inputSize: 2...6, hiddenSize: 3...7),
            findings: folder))
      }
    }
    return summaries
  }
}
