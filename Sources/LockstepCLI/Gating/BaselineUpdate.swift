import CommandSupport
import Lockstep

/// A baseline that is to be written: beside its place, and renamed once the run may be one.
struct BaselineUpdate {
  private let path: String
  private let old: Baseline?
  private let file: AtomicFile

  /// Opens the file, so that a path that cannot be written is known before the work.
  ///
  /// - Throws: `CommandFailure`.
  init(_ baseline: BaselineFile, replacing old: Baseline?) throws {
    path = baseline.path
    self.old = old
    do { file = try AtomicFile(path: path) } catch {
      throw CommandFailure(.internalError, "\(error) Nothing was run.")
    }
  }

  private static let mostShown = 40

  /// Writes it, unless the run is none that others may be held against.
  ///
  /// - Parameter tell: is told why it was not written, and the status.
  /// - Returns: what changed, for people; empty if it was not written.
  func conclude(
    _ record: GateRecord, _ verdict: GateVerdict, tell: (String, ExitStatus) -> Void
  ) -> String {
    if let (reason, status) = refusal(record, verdict) {
      tell("the baseline \(path.printable) was not written: \(reason)", status)
      return ""
    }
    let new = Baseline(of: record, replacing: old)
    do {
      try file.write(Array(new.text.utf8))
      try file.commit()
    } catch {
      tell("\(error)", .internalError)
      return ""
    }
    let changes = new.changes(from: old).map(\.printable)
    let untold = changes.count - Self.mostShown
    let more = untold > 0 ? ["… and \(untold) more"] : []
    let lines = changes.prefix(Self.mostShown) + more
    return "\nthe baseline \(path.printable) was written"
      + (lines.isEmpty ? ", as it was.\n" : ":\n" + lines.map { "  \($0)\n" }.joined())
  }

  private func refusal(_ record: GateRecord, _ verdict: GateVerdict) -> (String, ExitStatus)? {
    if record.diverges {
      return (
        "something diverges, and no baseline blesses that, or it would pass from then on. Mend it, or "
          + "leave it out.", .diverges
      )
    }
    if !record.isComplete { return ("the run did not come to its end.", .inconclusive) }
    if verdict.reasons.contains(where: \.isEmptyRun) {
      return ("it would be of nothing.", .inconclusive)
    }
    if !record.failedModels.isEmpty {
      return ("a model could not be judged. Mend it, or take it out of the folder.", .diverges)
    }
    if record.isPoorer(than: old) {
      return (
        "no case of a subject or a profile could be compared, so that its worst ratio would be "
          + "forgotten. Mend the subject.", .diverges
      )
    }
    return nil
  }

  /// Leaves what was there; after the writing it does nothing.
  func discard() { file.discard() }
}
