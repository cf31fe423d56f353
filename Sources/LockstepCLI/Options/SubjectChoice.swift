import CommandSupport
import Lockstep

/// What is judged.
enum SubjectChoice: Hashable {
  case native
  /// The fast engine, with the kernels that the machine prefers, or those of one instruction set.
  case engine(KernelSet?)
  /// The reference with a known mistake in it.
  case mistake(String)

  /// `native`, `engine`, `engine:KERNELS` or `mistake:NAME`; the Reference knows which mistakes there
  /// are.
  init(_ text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.dropFirst().first) {
    case ("native", nil): self = .native
    case ("engine", nil): self = .engine(nil)
    case ("engine", let name?): self = try .engine(kernelSet(String(name)))
    case ("mistake", let name?):
      self = .mistake(String(name))
    default:
      throw BadValue(
        unknown(
          "subject", text, known: ["native", "engine", "engine:KERNELS", "mistake:NAME"]))
    }
  }

  var text: String {
    switch self {
    case .native: "native"
    case .engine(nil): "engine"
    case .engine(let kernels?): "engine:\(kernels)"
    case .mistake(let name): "mistake:" + name
    }
  }
}

/// - Throws: `BadValue` if there are none of that name, or this machine cannot run them.
func kernelSet(_ name: String) throws -> KernelSet {
  do { return try KernelSet(named: name) } catch { throw BadValue(String(describing: error)) }
}
