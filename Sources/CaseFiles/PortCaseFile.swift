public import CrossCheck
import ModelFiles
public import Tensors

/// A case as it is handed to a program: a case file, or the like with the tensors in another layout, of
/// the schema `lockstep-port-case/1` with the entry `layout`.
public enum PortCaseFile {
  /// The name, in a .safetensors' metadata, of what `lockstep.json` is in an .npz.
  private static let metadataName = "lockstep"

  /// Writes a case, beside the path first.
  ///
  /// - Parameters:
  ///   - cell: what the program is told that it is.
  ///   - layout: its name; nil for that of case files.
  ///   - tensors: all of the case's, in that layout.
  ///   - options: what the tensors do not say in that layout.
  /// - Throws: `ModelFileError` if it cannot be written, or an option is not finite.
  public static func write<Scalar: TensorScalar>(
    _ example: Case<Scalar>, cell: String, layout: String?, tensors: NamedTensors<Scalar>,
    options: [String: Double], to path: String, as format: PortFileFormat
  ) throws {
    let header = try CaseHeader(of: example, finding: nil).json(
      for: path, cell: cell, layout: layout, options: options)
    switch format {
    case .npz:
      let writer = try NPZWriter(path: path)
      try writer.add(entry: CaseHeader.entryName, bytes: header)
      for (name, tensor) in tensors { try writer.add(name, tensor) }
      try writer.commit()
    case .safetensors:
      let text = String(decoding: header, as: UTF8.self)
      try SafetensorsWriter.write(tensors, metadata: [metadataName: text], to: path)
    }
  }
}

extension TraceFile {
  /// Reads the answer to a case from a file of that format, which its program may still change.
  ///
  /// - Throws: `ModelFileError`, as `read(_:for:)`.
  public static func read<Scalar: TensorScalar>(
    _ path: String, for example: Case<Scalar>, as format: PortFileFormat
  ) throws -> Trace<Scalar> {
    let copy = try MappedFile(copying: path, limit: mostBytes(of: example))
    guard format == .safetensors else { return try read(copy, for: example) }
    let file = try SafetensorsFile(copy)
    return try trace(of: file, file.variables.map(\.name), for: example)
  }

  /// More than any answer to a case takes: its tensors in the widest precision, twice, and headers.
  private static func mostBytes<Scalar>(of example: Case<Scalar>) -> Int {
    let (signature, sizes) = (example.signature, example.sizes)
    let steps = signature.traceTensors.reduce(0) {
      $0 + $1.dimensions(for: sizes).reduce(1, *)
    }
    let last = signature.states.reduce(0) {
      $0 + sizes.batch * sizes[signature.width(of: $1)]
    }
    return 16 * (steps + last) + 1 << 20
  }
}
