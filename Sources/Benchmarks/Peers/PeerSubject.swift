import CaseFiles
public import CrossCheck
import ExternalSubjects
import Processes
public import Tensors

/// A peer in a process of its own, as a subject; stopped outside its turns.
public final class PeerSubject: BenchmarkSubject {
  public let name: String

  /// Of the framework, as it says itself.
  public private(set) var version = ""

  private let process: PeerProcess
  private let folder: String
  private let file: String

  /// Starts the process; `greet` waits for it.
  ///
  /// On Linux it ends with the thread that started it, if not before.
  ///
  /// - Parameters:
  ///   - threads: how many the framework may use; its processors are those of the calling thread.
  ///   - folder: where cases and outputs may be written.
  ///   - running: what an interruption ends.
  /// - Throws: `PeerFailure`.
  public init(
    _ peer: Peer, threads: Int, python: String, reference: String, folder: String,
    among running: RunningPeers = RunningPeers()
  ) throws {
    name = peer.title
    self.folder = folder
    file = "\(peer.module)-\(threads)"
    process = try PeerProcess(
      ProcessProgram(
        path: python,
        arguments: ["-I", "-c", Self.bootstrap, reference, peer.module, String(threads)],
        variables: FrameworkVariables.all(threads: threads)), among: running)
  }

  /// `reference` is a folder or an archive that holds the package.
  private static let bootstrap = """
    import sys; sys.path.insert(0, sys.argv[1]); \
    from lockstep_reference.peers.worker import serve; serve(sys.argv[2], int(sys.argv[3]))
    """

  /// Waits until the framework is imported.
  ///
  /// - Throws: `PeerFailure`, `.missing` if it is not installed.
  public func greet() throws {
    let answer = try process.answer()
    if answer.word == "missing" { throw PeerFailure.missing(packages: answer.text) }
    version = try Self.text(of: answer, "peer")
  }

  public func prepare(_ example: Case<Float>) throws {
    let path = "\(folder)/\(file).case.npz"
    try CaseFile.write(example, to: path)
    _ = try ask("prepare \(path)", "ready")
  }

  public func sample(lasting seconds: Double) throws -> Double {
    let text = try ask("time \(Int(seconds * 1e9))", "nanoseconds")
    guard let nanoseconds = Int(text), nanoseconds > 0 else { throw PeerFailure.unexpected(text) }
    return Double(nanoseconds) * 1e-9
  }

  public func outputs(for example: Case<Float>) throws -> Trace<Float> {
    let path = "\(folder)/\(file).outputs.npz"
    _ = try ask("outputs \(path)", "written")
    return try TraceFile.read(path, for: example)
  }

  private func ask(_ request: String, _ word: String) throws -> String {
    try process.send(request)
    return try Self.text(of: process.answer(), word)
  }

  private static func text(
    of answer: (word: String, text: String), _ word: String
  ) throws(PeerFailure) -> String {
    if answer.word == "failed" { throw .failed(answer.text) }
    guard answer.word == word else { throw .unexpected("\(answer.word) \(answer.text)") }
    return answer.text
  }
}
