public import Tensors

/// Writes .safetensors files, under a new name that takes the path's when it is complete.
///
/// The same tensors give the same bytes: those of the widest type come first, then by name, so that
/// every tensor is aligned to its elements.
public enum SafetensorsWriter {
  /// Writes tensors of one type.
  ///
  /// - Throws: `ModelFileError` if it cannot be written.
  public static func write<Scalar>(
    _ tensors: NamedTensors<Scalar>, metadata: [String: String] = [:], to path: String
  ) throws {
    let variables = tensors.map { name, tensor in
      Variable(name: name, type: tensor.elementType, shape: tensor.shape.dimensions)
    }
    try write(variables, metadata: metadata, to: path) { variable, use in
      try tensors[variable.name]?.withLittleEndianBytes(use)
    }
  }

  /// Writes variables of any loadable types, one after the other.
  ///
  /// - Parameter bytes: calls the function it is given with a variable's bytes: little-endian,
  ///   row-major, `variable.byteCount` of them. `ModelFile.withBytes(of:_:)` does.
  /// - Throws: `ModelFileError` if it cannot be written, or what `bytes` throws.
  public static func write(
    _ variables: [Variable], metadata: [String: String] = [:], to path: String,
    bytes: (Variable, (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let ordered = variables.sorted {
      (-($0.type.byteCount ?? 0), $0.name) < (-($1.type.byteCount ?? 0), $1.name)
    }
    let header = try header(ordered, metadata, path)
    let file = try AtomicFile(path: path)
    try file.write(header)
    for variable in ordered {
      let start = file.count
      try bytes(variable) { try file.write($0) }
      guard file.count - start == variable.byteCount else {
        throw ModelFileError(
          path: path, variable: variable.name,
          reason: "\(file.count - start) bytes are no tensor of shape \(variable.shape) and type "
            + "\(variable.type)")
      }
    }
    try file.commit()
  }

  /// The length and the JSON text, blanks at its end so that the tensors are aligned.
  private static func header(
    _ variables: [Variable], _ metadata: [String: String], _ path: String
  ) throws(ModelFileError) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map {
        "\($0.key.asJSON):\($0.value.asJSON)"
      }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var names: Set<String> = ["__metadata__"]
    var offset = 0
    for variable in variables {
      func failure(_ reason: String) -> ModelFileError {
        ModelFileError(path: path, variable: variable.name, reason: reason)
      }
      guard names.insert(variable.name).inserted else {
        throw failure("there is one of that name already, or the format has that name for itself")
      }
      guard let type = SafetensorsElement.name(of: variable.type), let count = variable.byteCount
      else { throw failure("elements of type \(variable.type) are not written") }
      let (end, isTooLarge) = offset.addingReportingOverflow(count)
      guard !isTooLarge else { throw failure("all together are too large for one file") }
      let lengths = variable.shape.map(String.init).joined(separator: ",")
      members.append(
        "\(variable.name.asJSON):{\"dtype\":\"\(type)\",\"shape\":[\(lengths)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    var text = Array("{\(members.joined(separator: ","))}".utf8)
    while !text.count.isMultiple(of: 8) { text.append(0x20) }
    guard text.count <= SafetensorsHeader.greatestLength else {
      throw ModelFileError(
        path: path, reason: "its header would be longer than the format allows")
    }
    var header: [UInt8] = []
    header.append(littleEndian: UInt64(text.count))
    return header + text
  }
}
