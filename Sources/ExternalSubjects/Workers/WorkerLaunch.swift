import CaseFiles
import Processes

/// How a worker's process is started.
public struct WorkerLaunch: Sendable {
  private let path: String
  private let arguments: [String]
  private let variables: [String]?

  /// Whether it is one of this package's own: its first argument but for the script is where the
  /// Reference is, and it says first what it is: `subject`, a tab and its version, or why it cannot be one.
  let greets: Bool

  /// Of cases and traces.
  private let format: PortFileFormat

  /// A worker of somebody else's, which greets nobody.
  ///
  /// - Throws: `MalformedCommand` if the program cannot be run.
  public init(_ command: CommandTemplate) throws(MalformedCommand) {
    path = try ExecutablePath.find(command.program)
    arguments = command.arguments()
    variables = nil
    (greets, format) = (false, .npz)
  }

  /// A process of the program `lockstep` that loads a library, and greets.
  ///
  /// - Parameters:
  ///   - program: the program's path.
  ///   - words: its arguments.
  public init(program: String, _ words: [String]) {
    (path, arguments, greets) = (program, words, true)
    // What the runtime would say of a crash is no word of the library's.
    variables = FrameworkVariables.inherited(changing: ["SWIFT_BACKTRACE": "enable=no"])
    format = .npz
  }

  /// One of this package's own, in Python.
  ///
  /// - Parameters:
  ///   - options: of the interpreter.
  ///   - script: is run when the Reference can be imported, with `words` as `sys.argv[2:]`.
  init(
    python: String, options: [String] = [], script: String, _ words: [String],
    variables: [String]?
  ) {
    let start = "import sys; sys.path.insert(0, sys.argv[1])\n"
    path = python
    arguments = options + ["-c", start + script, Self.reference] + words
    self.variables = variables
    (greets, format) = (true, .safetensors)
  }

  /// The files of a case.
  func exchange(_ folder: String, _ number: Int, _ layout: PortLayout) -> PortExchange {
    PortExchange(folder: folder, number: number, layout: layout, format: format)
  }

  /// Stands for the Reference until it has a place.
  private static let reference = ""

  /// Starts a process, and waits for its greeting if it greets.
  ///
  /// - Parameter reference: where the Reference is, if it greets.
  /// - Throws: `ProcessFailure`, or `WorkerRefusal`.
  func start(
    in folder: ExchangeFolder, _ options: ExternalOptions, reference: String
  ) throws -> (process: ChildProcess, version: String) {
    let words = arguments.map { greets && $0 == Self.reference ? reference : $0 }
    let process = try folder.start(
      ProcessProgram(
        path: path, arguments: words, variables: variables(in: folder),
        folder: options.workingFolder),
      options.limits)
    return (process, try greets ? WorkerGreeting.version(of: process) : "")
  }

  /// What a framework leaves in the folder for temporary files is removed with the others.
  private func variables(in folder: ExchangeFolder) -> [String]? {
    variables.map { $0.filter { !$0.hasPrefix("TMPDIR=") } + ["TMPDIR=\(folder.path)"] }
  }
}
