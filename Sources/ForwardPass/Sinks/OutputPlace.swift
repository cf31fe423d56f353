public import ModelFiles
public import RecurrentCells
import Tensors

/// What stands on a command line for outputs to write.
public enum OutputPlace: Sendable {
  /// A Kaldi wspecifier, such as `ark:out.ark`, `ark,t:-` or `ark,scp:out.ark,out.scp`.
  case table(KaldiWriteSpecifier)

  /// `-`: an .npy through standard output.
  case standardOutput

  /// `FILE.npy`.
  case array(path: String)

  /// `FILE.npz`.
  case namedArrays(path: String)

  /// - Throws: `ForwardError` for a specifier that Kaldi does not know, and for a name that does not
  ///   say the format.
  public init(_ text: String) throws {
    if KaldiReadSpecifier.isSpecifier(text) {
      self = .table(try ForwardError.reading { try KaldiWriteSpecifier(text) })
    } else if text == "-" {
      self = .standardOutput
    } else if text.hasSuffix(".npy") {
      self = .array(path: text)
    } else if text.hasSuffix(".npz") {
      self = .namedArrays(path: text)
    } else {
      throw ForwardError.input(
        "\(text.printable): its name does not say what to write. Outputs go to ark:FILE, ark,t:FILE, "
          + "ark,scp:FILE,FILE, FILE.npy, FILE.npz, or - for an .npy through standard output.")
    }
  }

  /// The files that it names.
  public var paths: [String] {
    switch self {
    case .table(let specifier): specifier.paths
    case .standardOutput: []
    case .array(let path), .namedArrays(let path): [path]
    }
  }

  /// - Parameter arrangement: of the inputs.
  /// - Throws: `ForwardError` if it cannot be written.
  public func open<Scalar: CellScalar>(
    as _: Scalar.Type = Scalar.self, _ arrangement: Arrangement
  ) throws -> any OutputSink<Scalar> {
    switch self {
    case .table(let specifier): try TableSink<Scalar>(specifier)
    case .standardOutput: try ArraySink<Scalar>(nil, arrangement)
    case .array(let path): try ArraySink<Scalar>(path, arrangement)
    case .namedArrays(let path): try NamedArraysSink<Scalar>(path)
    }
  }
}
