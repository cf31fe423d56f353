import Processes
import Tensors

/// A process that is asked a line and answers a line.
///
/// It runs while an answer is due and is stopped between: idle threads of frameworks look for work on
/// and on, and would take the processors of whatever has its turn. It ends with its last reference.
final class PeerProcess {
  /// How long an answer may take: imports from a cold disk, or a compilation.
  private static let patience = Duration.seconds(300)

  private static let longestAnswer = 1 << 14

  private let process: ChildProcess

  /// Set when it cannot be asked any more.
  private var end: PeerFailure?

  /// It is running then: its first answer, a greeting, is due without a question.
  ///
  /// - Parameter running: what else may end it.
  /// - Throws: `PeerFailure.process`.
  init(_ program: ProcessProgram, among running: RunningPeers) throws(PeerFailure) {
    do { process = try ChildProcess(program, limits: ProcessLimits(answer: Self.patience)) } catch {
      throw .process(error)
    }
    running.add(process.group)
  }

  /// Asks, and lets it run until it has answered.
  ///
  /// - Throws: `PeerFailure.process`.
  func send(_ request: String) throws(PeerFailure) {
    if let end { throw end }
    // A request is shorter than what a pipe takes at once.
    do { try process.write(request + "\n") } catch { throw failure(error) }
    process.group.resume()
  }

  /// The next line, as its first word and the rest.
  ///
  /// - Throws: `PeerFailure.process` if there is none.
  func answer() throws(PeerFailure) -> (word: String, text: String) {
    if let end { throw end }
    let line: String
    do { line = try process.line(longest: Self.longestAnswer) } catch { throw failure(error) }
    process.group.pause()
    let parts = line.printable.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }

  private func failure(_ error: ProcessFailure) -> PeerFailure {
    let failure = PeerFailure.process(error)
    end = failure
    return failure
  }
}
