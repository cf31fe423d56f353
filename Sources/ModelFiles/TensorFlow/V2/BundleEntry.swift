/// What the index of a V2 checkpoint says of a tensor, or of a slice of one.
package struct BundleEntry: Sendable {
  /// A slice takes 20 bytes; so this is room for more of them than anyone has.
  private static let byteLimit = 1 << 20

  let variable: Variable
  let shard: Int

  /// The bytes in the shard; empty if the tensor is stored in slices.
  package let bytes: Range<Int>

  /// Of the bytes.
  let checksum: UInt32

  /// Nil if it is stored as a whole.
  let slices: [TensorSlice]?

  /// - Parameter name: the variable's, also for a slice.
  /// - Throws: `ModelFileError` if it is damaged or contradicts itself.
  package init(
    _ value: UnsafeRawBufferPointer, named name: String, shardCount: Int, path: String
  ) throws(ModelFileError) {
    func damage(_ reason: String) -> ModelFileError {
      ModelFileError(path: path, variable: name, reason: reason)
    }
    guard let message = BundleEntryProto(value, limit: BundleEntry.byteLimit) else {
      throw damage("its \(value.count) bytes in the index cannot be decoded")
    }
    variable = try Variable(
      name: name, dataType: message.dtype, shape: message.shape, path: path)
    shard = Int(message.shardID)
    checksum = CRC32C.unmasked(message.crc32C)
    guard 0..<shardCount ~= shard else {
      throw damage("it is in shard \(shard), but the shards are 0 to \(shardCount - 1)")
    }
    guard let offset = Int(exactly: message.offset), let size = Int(exactly: message.size),
      offset >= 0, size >= 0, !offset.addingReportingOverflow(size).overflow
    else {
      throw damage("it has \(message.size) bytes from byte \(message.offset) on")
    }
    bytes = offset..<offset + size
    guard message.slices.isEmpty else {
      var slices: [TensorSlice] = []
      for (index, slice) in message.slices.enumerated() {
        guard let slice = TensorSlice(slice) else {
          throw damage("its slice \(index) has a negative or too large start or length")
        }
        slices.append(slice)
      }
      self.slices = slices
      return
    }
    slices = nil
    guard size == variable.byteCount ?? size else {
      throw damage(
        "it has \(size) bytes, but shape \(variable.shape) of \(variable.type) takes "
          + "\(variable.byteCount ?? 0)")
    }
  }
}
