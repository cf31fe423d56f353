public import CrossCheck
import ModelFiles
public import Tensors

/// A case as it is handed to a program: a case file, or the like with the tensors in another layout, of
/// the schema `lockstep-port-case/1` with the entry `layout`.
public enum PortCaseFile {
  /// The name, in a .safetensors' metadata, of what `lockstep.json` is in an .npz.
  public static let metadataName = "lockstep"

  /// Writes an .npz, which every NumPy reads.
  ///
  /// - Parameters:
  ///   - layout: its name; nil for that of case files.
  ///   - tensors: all of the case's, in that layout.
  ///   - options: what the tensors do not say in that layout.
  /// - Throws: `ModelFileError` if it cannot be written, or an option is not finite.
  public static func writeArchive<Scalar: TensorScalar>(
    _ example: Case<Scalar>, layout: String?, tensors: NamedTensors<Scalar>,
    options: [String: Double], to path: String
  ) throws {
    let header = try header(of: example, layout, options, path)
    let writer = try NPZWriter(path: path)
    try writer.add(entry: CaseHeader.entryName, bytes: header)
    for (name, tensor) in tensors { try writer.add(name, tensor) }
    try writer.commit()
  }

  /// Writes a .safetensors, which is read in a tenth of the time.
  ///
  /// - Throws: as `writeArchive`.
  public static func writeTensors<Scalar: TensorScalar>(
    _ example: Case<Scalar>, layout: String?, tensors: NamedTensors<Scalar>,
    options: [String: Double], to path: String
  ) throws {
    let header = String(decoding: try header(of: example, layout, options, path), as: UTF8.self)
    try SafetensorsWriter.write(tensors, metadata: [metadataName: header], to: path)
  }

  private static func header<Scalar: TensorScalar>(
    of example: Case<Scalar>, _ layout: String?, _ options: [String: Double], _ path: String
  ) throws -> [UInt8] {
    try CaseHeader(of: example, finding: nil).json(for: path, layout: layout, options: options)
  }
}

extension TraceFile {
  /// Reads the answer to a case from a .safetensors.
  ///
  /// - Throws: `ModelFileError`, as `read(_:for:)`.
  public static func readTensors<Scalar: TensorScalar>(
    _ path: String, for example: Case<Scalar>
  ) throws -> Trace<Scalar> {
    let file = try SafetensorsFile(MappedFile(path: path))
    return try trace(of: file, file.variables.map(\.name), for: example)
  }
}
