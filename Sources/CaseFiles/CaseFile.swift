public import CrossCheck
package import ModelFiles
public import Tensors

/// A case on disk: an .npz of the cell's tensors under their names, in the subject's precision, and
/// the entry `lockstep.json`, `lockstep-case/1`, with what no tensor says.
///
/// ```json
/// {
///   "schema": "lockstep-case/1",
///   "cell": "lstm", "forget_bias": 1.0, "dtype": "float32",
///   "sizes": { "steps": 3, "batch": 2, "input_size": 5, "hidden_size": 4 },
///   "provenance": { "kind": "generated", "seed": 1, "index": 37, "profile": "probe", … },
///   "finding": { "subject": "native", "verdict": "diverges", "tensor": "c", … }
/// }
/// ```
///
/// `numpy.load(path, allow_pickle=False)` opens it. The same case gives the same bytes.
public struct CaseFile: Sendable {
  public let path: String
  public let stored: StoredCase

  /// Nil for a case that was kept for its own sake.
  public let finding: RecordedFinding?

  /// Reads a case, whoever wrote it: nothing of it is believed that is not checked.
  ///
  /// Numbers may stand in any order that NumPy writes, big-endian and Fortran's too.
  ///
  /// - Throws: `ModelFileError` naming the file, the tensor or entry, and the reason, if it is no
  ///   case file, is damaged, or its parts contradict each other.
  public init(path: String) throws {
    try self.init(MappedFile(path: path))
  }

  /// What a case file says its case is, before any of its tensors is read.
  ///
  /// - Throws: `ModelFileError` if it is no case file.
  public static func outline(path: String) throws -> (signature: Signature, sizes: Sizes) {
    let header = try CaseHeader(NPZArchive(MappedFile(path: path)))
    return (header.signature, header.sizes)
  }

  package init(_ file: MappedFile) throws {
    let archive = try NPZArchive(file)
    let header = try CaseHeader(archive)
    path = archive.path
    finding = header.finding
    stored =
      switch header.dtype {
      case .float32: .float32(try header.makeCase(of: archive))
      case .float64: .float64(try header.makeCase(of: archive))
      }
  }

  /// Writes a case, beside the path first: killed at any moment, it leaves all of the file or none.
  ///
  /// - Parameter isDurable: whether to wait until the disk has the bytes.
  /// - Throws: `ModelFileError` if it cannot be written, or an option is not finite.
  public static func write<Scalar: TensorScalar>(
    _ example: Case<Scalar>, finding: RecordedFinding? = nil, to path: String,
    isDurable: Bool = true
  ) throws {
    let header = CaseHeader(of: example, finding: finding)
    let writer = try NPZWriter(path: path)
    try writer.add(entry: CaseHeader.entryName, bytes: header.json(for: path))
    for specification in example.signature.caseTensors {
      try writer.add(specification.name, example[specification.name])
    }
    try writer.commit(isDurable: isDurable)
  }
}
