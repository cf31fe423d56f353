public import Tensors

/// Writes an .npz file, array by array, under a new name that takes the path's when it is complete.
///
/// The same arrays give the same bytes. What is never committed leaves nothing behind.
public final class NPZWriter {
  private let path: String
  private let archive: ZipWriter
  private let method: ZipMethod

  /// - Parameter isCompressed: whether entries are deflated, as by `numpy.savez_compressed`.
  /// - Throws: `ModelFileError` if the path cannot be written.
  public convenience init(path: String, isCompressed: Bool = false) throws(ModelFileError) {
    try self.init(archive: ZipWriter(path: path), path: path, isCompressed: isCompressed)
  }

  package init(archive: ZipWriter, path: String, isCompressed: Bool) throws(ModelFileError) {
    self.path = path
    self.archive = archive
    method = isCompressed ? .deflated : .stored
  }

  /// Adds a tensor; its entry is the name with `.npy`.
  ///
  /// - Throws: `ModelFileError` naming the variable, also if there is one of that name.
  public func add<Scalar>(_ name: String, _ tensor: Tensor<Scalar>) throws(ModelFileError) {
    let variable = Variable(
      name: name, type: tensor.elementType, shape: tensor.shape.dimensions)
    let result = tensor.withLittleEndianBytes { bytes in
      Result { () throws(ModelFileError) in try add(variable, bytes: bytes) }
    }
    try result.get()
  }

  /// Adds a variable by its bytes, such as `ModelFile.withBytes(of:_:)` gives them.
  ///
  /// - Parameter bytes: little-endian, row-major, `variable.byteCount` of them.
  /// - Throws: `ModelFileError` naming the variable, also if NumPy has no such type, as bfloat16.
  public func add(
    _ variable: Variable, bytes: UnsafeRawBufferPointer
  ) throws(ModelFileError) {
    func failure(_ reason: String) -> ModelFileError {
      ModelFileError(path: path, variable: variable.name, reason: reason)
    }
    guard bytes.count == variable.byteCount else {
      throw failure(
        "\(bytes.count) bytes are no array of shape \(variable.shape) and type \(variable.type)")
    }
    let header: [UInt8]
    do { header = try NPYWriter.header(of: variable) } catch { throw failure(error.reason) }
    guard let whole = OwnedBytes(count: header.count + bytes.count) else {
      throw failure("there is no memory for its \(bytes.count) bytes")
    }
    whole.bytes.copyBytes(from: header)
    UnsafeMutableRawBufferPointer(rebasing: whole.bytes[header.count...]).copyMemory(from: bytes)
    try archive.add(
      variable.name + ".npy", method: method, bytes: UnsafeRawBufferPointer(whole.bytes))
  }

  /// Adds a file that is no array, such as `lockstep.json`.
  ///
  /// - Throws: `ModelFileError` if there is one of that name, or it cannot be written.
  public func add(entry name: String, bytes: [UInt8]) throws(ModelFileError) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(ModelFileError) in try archive.add(name, method: method, bytes: bytes) }
    }
    try result.get()
  }

  /// Where the bytes are until `commit`; see `AtomicFile.temporaryPath`.
  public var temporaryPath: String? { archive.temporaryPath }

  /// Leaves what was there as it was; after `commit` it does nothing.
  public func discard() { archive.discard() }

  /// Completes the archive and gives it its name.
  ///
  /// - Parameter isDurable: whether to wait until the disk has the bytes.
  /// - Throws: `ModelFileError`, and leaves what was at the path as it was.
  public func commit(isDurable: Bool = false) throws(ModelFileError) {
    try archive.commit(isDurable: isDurable)
  }
}
