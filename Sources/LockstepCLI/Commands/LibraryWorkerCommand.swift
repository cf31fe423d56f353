#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import CommandSupport
import Lockstep

/// What a shared library is loaded into; not for people.
struct LibraryWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library-worker",
    abstract: "Loads a library and answers cases, line by line, as a worker does.",
    shouldDisplay: false)

  @Argument var library: String

  @Option var layout = PortLayout.tensorflow.rawValue

  func run() throws {
    // Whatever the library prints goes to standard error.
    let answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard answers >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else {
      throw CommandFailure(.internalError, String(cString: strerror(errno)))
    }
    func answer(_ word: String, _ text: String? = nil) {
      let bytes = Array((word + (text.map { "\t" + $0.printable } ?? "") + "\n").utf8)
      // Nobody reads it any more.
      if write(answers, bytes, bytes.count) != bytes.count {
        _exit(ExitStatus.internalError.rawValue)
      }
    }
    let port: PortLibrary
    do {
      port = try PortLibrary(path: library, layout: PortLayout(rawValue: layout) ?? .tensorflow)
    } catch { return answer("failed", "\(error)") }
    answer("subject", "")
    while let line = readLine() {
      let paths = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      do {
        guard paths.count == 2 else { throw BadValue("a line has two paths") }
        switch try CaseFile(path: paths[0]).stored {
        case .float32(let example): try save(port.trace(of: example), paths[1])
        case .float64(let example): try save(port.trace(of: example), paths[1])
        }
        answer("ok")
      } catch { answer("error", "\(error)") }
    }
  }

  private func save<Scalar: TensorScalar>(_ trace: Trace<Scalar>, _ path: String) throws {
    try TraceFile.write(trace, to: path, isDurable: false)
  }
}
