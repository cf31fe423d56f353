/// Why the kernels of an instruction set cannot be had.
public enum KernelSetError: Error, Hashable, CustomStringConvertible {
  /// No such set was compiled.
  case unknown(name: String, supported: [String])
  /// This machine does not have the instructions.
  case unsupported(name: String, supported: [String])

  public var description: String {
    switch self {
    case .unknown(let name, let supported):
      "there are no kernels named '\(name)'; here there are \(supported.joined(separator: ", "))"
    case .unsupported(let name, let supported):
      "this machine cannot run the kernels \(name); it can run "
        + supported.joined(separator: ", ")
    }
  }
}
