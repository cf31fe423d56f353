import CommandSupport
import Lockstep

/// What is judged.
enum SubjectChoice: Hashable {
  case native
  /// The fast engine, with the kernels that the machine prefers, or those of one instruction set.
  case engine(KernelSet?)
  /// The reference with a known mistake in it.
  case mistake(String)
  case framework(Framework)
  /// A program that is launched for each case.
  case command(CommandTemplate)
  /// A program with the command line of Kaldi's `nnet-forward`, launched for each case.
  case kaldi(KaldiCommand)
  /// A program that stays, and answers line by line.
  case worker(CommandTemplate)
  case function(PythonFunction)
  /// A shared library with the interface of lockstep.h.
  case library(String)

  static let known =
    ["native", "engine", "engine:KERNELS", "mistake:NAME"] + Framework.all.map(\.name)
    + [
      "command:PROGRAM {case} {trace}", "worker:PROGRAM", "library:PATH",
      "kaldi:PROGRAM {model} ark:{input} ark:{output}", "python:MODULE:FUNCTION",
    ]

  /// As it is typed; the Reference knows which mistakes there are.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.dropFirst().first.map(String.init)) {
    case ("native", nil): self = .native
    case ("engine", nil): self = .engine(nil)
    case ("engine", let name?): self = try .engine(kernelSet(name))
    case ("mistake", let name?): self = .mistake(name)
    case ("command", let text?): self = .command(try template(text, ["case", "trace"]))
    case ("kaldi", let text?): self = .kaldi(try parsed(text) { try KaldiCommand($0) })
    case ("worker", let text?): self = .worker(try template(text, []))
    case ("python", let text?):
      if let module = text.split(separator: ":").first, module.hasSuffix(".py") {
        throw BadValue(
          "'\(text.printable)' names a file, where a module is due: leave out .py, and say "
            + "--working-folder if it is in another folder")
      }
      guard let function = PythonFunction(text) else {
        throw BadValue(
          "'\(text.printable)' is no function; write python:MODULE:FUNCTION, such as python:port:run"
        )
      }
      self = .function(function)
    case ("library", let path?) where !path.isEmpty: self = .library(path)
    case (let name?, nil):
      guard let framework = Framework(named: String(name)) else { fallthrough }
      self = .framework(framework)
    default: throw BadValue(unknown("subject", text, known: Self.known))
    }
  }

  /// One that a file names: a file may not say which program is run.
  ///
  /// - Returns: nil if it is none of lockstep's own.
  static func recorded(_ name: String) -> SubjectChoice? {
    guard let choice = try? SubjectChoice(name), !choice.isProgramOfUsers else { return nil }
    return choice
  }

  /// Whether it runs what is not lockstep's.
  var isProgramOfUsers: Bool {
    switch self {
    case .native, .engine, .mistake, .framework: false
    case .command, .kaldi, .worker, .function, .library: true
    }
  }

  /// Whether it gets its weights as it needs them, whatever `--layout` says of a port beside it.
  var getsOwnWeights: Bool {
    switch self {
    case .framework, .kaldi: true
    case .native, .engine, .mistake, .command, .worker, .function, .library: false
    }
  }

  /// The profiles of its cases where none is named, in their order: Kaldi's programs refuse NaN and infinities.
  var usualProfiles: [Profile] {
    if case .kaldi = self { return Profile.allCases.filter { $0 != .nonfinite } }
    return Profile.allCases
  }

  var text: String {
    switch self {
    case .native: "native"
    case .engine(nil): "engine"
    case .engine(let kernels?): "engine:\(kernels)"
    case .mistake(let name): "mistake:" + name
    case .framework(let framework): framework.name
    case .command(let command): "command:" + command.text
    case .kaldi(let command): "kaldi:" + command.text
    case .worker(let command): "worker:" + command.text
    case .function(let function): "python:" + function.text
    case .library(let path): "library:" + path
    }
  }
}

/// - Throws: `BadValue` if there are none of that name, or this machine cannot run them.
func kernelSet(_ name: String) throws -> KernelSet {
  do { return try KernelSet(named: name) } catch { throw BadValue(String(describing: error)) }
}

private func template(_ text: String, _ places: [String]) throws -> CommandTemplate {
  try parsed(text) { try CommandTemplate($0, places: places) }
}

private func parsed<Command>(
  _ text: String, _ parse: (String) throws -> Command
) throws -> Command {
  do { return try parse(text) } catch { throw BadValue("'\(text.printable)': \(error)") }
}
