import Synchronization
import Testing

/// The messages of the issues that a check records, which do not fail the test.
///
/// Intermittent, since a check may rightly record none: that is for the caller to compare.
///
/// - Throws: what `check` throws.
func messages(
  _ sourceLocation: SourceLocation = #_sourceLocation, _ check: () async throws -> Void
) async throws -> [String] {
  let messages = Mutex<[String]>([])
  try await withKnownIssue(isIntermittent: true, sourceLocation: sourceLocation) {
    try await check()
  } matching: { issue in
    guard issue.error == nil else { return false }
    messages.withLock { $0 += issue.comments.map(\.rawValue) }
    return true
  }
  return messages.withLock { $0 }
}
