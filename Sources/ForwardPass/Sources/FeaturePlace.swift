public import ModelFiles
public import RecurrentCells
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands on a command line for features to read.
public enum FeaturePlace: Sendable {
  /// A Kaldi rspecifier, such as `ark:feats.ark`, `scp:feats.scp` or `ark:-`.
  case table(KaldiReadSpecifier)

  /// `-`: an .npy through standard input.
  case standardInput

  /// An .npy or .npz, and the name of one array or nil.
  case file(path: String, array: String?)

  /// - Throws: `ForwardError` for a specifier that Kaldi does not know, and where nothing is.
  public init(_ text: String) throws {
    if KaldiReadSpecifier.isSpecifier(text) {
      self = .table(try ForwardError.reading { try KaldiReadSpecifier(text) })
      return
    }
    guard text != "-" else {
      self = .standardInput
      return
    }
    // A path may hold a colon, and so may a name: the longest path that exists counts.
    var (path, array): (String, String?) = (text, nil)
    while access(path, F_OK) != 0 {
      guard let colon = path.lastIndex(of: ":") else {
        throw ForwardError.input(
          "\(text.printable): there is no such file. Features are read from ark:FILE, scp:FILE, "
            + "FILE.npy, FILE.npz, FILE.npz:NAME, or - for an .npy through standard input.")
      }
      array = String(text[text.index(after: colon)...])
      path = String(path[..<colon])
    }
    self = .file(path: path, array: array)
  }

  /// Whether it is standard input, which can be read once.
  public var isStandardInput: Bool {
    switch self {
    case .table(let specifier): specifier.isStandardInput
    case .standardInput: true
    case .file: false
    }
  }

  /// The files that it names.
  public var paths: [String] {
    switch self {
    case .table(let specifier): specifier.path.map { [$0] } ?? []
    case .standardInput: []
    case .file(let path, _): [path]
    }
  }

  /// Opens it, and waits for a pipe.
  ///
  /// - Parameters:
  ///   - isBatchMajor: whether arrays of three axes are `[B, T, I]`.
  ///   - isOutput: whether a path leads to a file that is to be written; of those that a script
  ///     leads to, it is asked when they are opened.
  ///   - warn: is told of what is passed over, a sentence each.
  /// - Throws: `ForwardError` if it cannot be read.
  public func open<Scalar: CellScalar>(
    as _: Scalar.Type = Scalar.self, isBatchMajor: Bool = false,
    isOutput: @escaping (String) -> Bool = { _ in false },
    warn: @escaping (String) -> Void = { _ in }
  ) throws -> any FeatureSource<Scalar> {
    if isBatchMajor, case .table = self {
      throw ForwardError.input("--batch-major is for arrays, and a Kaldi table holds none.")
    }
    switch self {
    case .table(let specifier):
      return try TableSource<Scalar>(specifier, isOutput: isOutput, warn: warn)
    case .standardInput:
      let file = try ForwardError.reading { try NPYInput.readStandardInput() }
      return try ArraySource<Scalar>(
        file.variables[0], of: file, place: file.path, key: nil, isBatchMajor: isBatchMajor)
    case .file(let path, let array):
      return try ArrayFile(path).source(array, isBatchMajor: isBatchMajor)
    }
  }
}
