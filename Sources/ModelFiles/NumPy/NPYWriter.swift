public import Tensors

/// Writes .npy files: version 1.0, little-endian, row-major, elements at a multiple of 64 bytes.
public enum NPYWriter {
  /// Writes one tensor, under a new name that takes the path's when it is complete.
  ///
  /// - Throws: `ModelFileError` if it cannot be written, or has more axes than NumPy knows.
  public static func write<Scalar>(
    _ tensor: Tensor<Scalar>, to path: String
  ) throws(ModelFileError) {
    let file = try AtomicFile(path: path)
    try write(tensor, to: file)
    try file.commit()
  }

  /// Writes one tensor to a file that is open, and does not commit it.
  ///
  /// - Throws: `ModelFileError` if it cannot be written, or has more axes than NumPy knows.
  public static func write<Scalar>(
    _ tensor: Tensor<Scalar>, to file: AtomicFile
  ) throws(ModelFileError) {
    let variable = Variable(
      name: file.path, type: tensor.elementType, shape: tensor.shape.dimensions)
    let header: [UInt8]
    do { header = try Self.header(of: variable) } catch {
      throw ModelFileError(path: file.path, reason: error.reason)
    }
    try file.write(header)
    let result = tensor.withLittleEndianBytes { bytes in
      Result { () throws(ModelFileError) in try file.write(bytes) }
    }
    try result.get()
  }

  /// What stands before the elements.
  ///
  /// Version 1.0 holds it always: with the most axes that there are, it is below 2 KB.
  static func header(of variable: Variable) throws(MalformedHeader) -> [UInt8] {
    guard variable.shape.count <= NPYHeader.greatestRank else {
      throw MalformedHeader(
        "it has \(variable.shape.count) axes, and NumPy knows \(NPYHeader.greatestRank)")
    }
    guard let bytes = variable.type.byteCount, variable.type.isLoadable,
      variable.type != .bfloat16
    else { throw MalformedHeader("NumPy has no elements of type \(variable.type)") }
    let lengths = variable.shape.map(String.init).joined(separator: ", ")
    let comma = variable.shape.count == 1 ? "," : ""
    var text =
      "{'descr': '<f\(bytes)', 'fortran_order': False, 'shape': (\(lengths)\(comma)), }"
    let preamble = 10
    while (preamble + text.utf8.count + 1) % 64 != 0 { text += " " }
    text += "\n"
    var header = NPYPreamble.magic + [1, 0]
    header.append(littleEndian: UInt16(text.utf8.count))
    return header + text.utf8
  }
}
