import CrossCheck
import ModelFiles
import Tensors

/// What a case file's `lockstep.json` says.
struct CaseHeader {
  static let entryName = "lockstep.json"
  static let schema = "lockstep-case/1"

  /// Of a case in another layout, which is written for a program and never read here.
  static let portSchema = "lockstep-port-case/1"

  /// The most bytes of it that are written or read.
  static let greatestLength = 1 << 20

  let signature: Signature
  let options: [String: Double]
  let dtype: DType
  let sizes: Sizes
  let provenance: Provenance
  let finding: RecordedFinding?

  init<Scalar: TensorScalar>(of example: Case<Scalar>, finding: RecordedFinding?) {
    signature = example.signature
    options = example.options
    dtype = Scalar.dtype
    sizes = example.sizes
    provenance = example.provenance
    self.finding = finding
  }

  /// - Throws: `ModelFileError` if the entry is missing, too long, or not what it should be.
  init(_ archive: NPZArchive) throws {
    guard let bytes = try archive.entry(named: Self.entryName, limit: Self.greatestLength) else {
      throw ModelFileError(
        path: archive.path, reason: "it has no entry \(Self.entryName), so it is no case file",
        remedy: "lockstep inspect shows what a model file holds, and lockstep check judges it.")
    }
    let header = bytes.withUnsafeBytes { bytes in
      Result { () throws(MalformedHeader) in try CaseHeader(CaseHeaderParts(bytes)) }
    }
    switch header {
    case .success(let header): self = header
    case .failure(let error):
      throw ModelFileError(path: archive.path, reason: "entry \(Self.entryName): \(error.reason)")
    }
  }

  /// The case of the archive's tensors.
  ///
  /// - Throws: `ModelFileError` if they are not those that this header tells of.
  func makeCase<Scalar: TensorScalar>(of archive: NPZArchive) throws -> Case<Scalar> {
    try archive.refuse(
      archive.storedNames, beside: signature.caseTensors.map(\.name), of: signature.cell)
    var tensors = NamedTensors<Scalar>()
    for specification in signature.caseTensors {
      tensors[specification.name] = try archive.tensor(
        specification, dimensions: specification.dimensions(for: sizes))
    }
    do {
      return try Case(
        signature, sizes: sizes, options: options, tensors: tensors, provenance: provenance)
    } catch {
      throw ModelFileError(path: archive.path, reason: "\(error)")
    }
  }
}
