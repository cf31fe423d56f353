import ForwardPass
import RecurrentCells
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that are being written, known to the thread that writes and to the one that waits for
/// Ctrl-C, which ends the process wherever the other one is.
final class UncommittedOutputs: Sendable {
  private struct State {
    var temporaryPaths: [String] = []
    var isAbandoned = false
    var isComplete = false
  }

  private let state = Mutex(State())

  /// Opens a sink; an interruption comes before or after it.
  func open<Scalar: CellScalar>(
    _ place: OutputPlace, _ arrangement: Arrangement
  ) throws -> any OutputSink<Scalar> {
    try locked { state in
      let sink: any OutputSink<Scalar> = try place.open(arrangement)
      state.temporaryPaths = sink.temporaryPaths
      return sink
    }
  }

  /// Commits a sink; an interruption comes before or after it, but need not wait for a pipe.
  func commit(_ sink: some OutputSink) throws {
    guard !sink.temporaryPaths.isEmpty else {
      try sink.commit()
      return
    }
    try locked { state in
      try sink.commit()
      state.isComplete = true
    }
  }

  /// Removes what is not complete, so that the process can end.
  ///
  /// - Returns: false if all is complete already, and nothing was removed.
  func abandon() -> Bool {
    state.withLock { state in
      guard !state.isComplete else { return false }
      state.isAbandoned = true
      for path in state.temporaryPaths { unlink(path) }
      return true
    }
  }

  private func locked<Result>(_ body: (inout State) throws -> Result) throws -> Result {
    var result: Result?
    try state.withLock { state in
      if state.isAbandoned { throw CommandEnded(status: .interrupted) }
      result = try body(&state)
    }
    guard let result else { throw CommandEnded(status: .interrupted) }
    return result
  }
}
