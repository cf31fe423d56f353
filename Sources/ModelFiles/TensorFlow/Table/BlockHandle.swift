/// Where a table's block is.
package struct BlockHandle: Sendable {
  /// After a block: its type, and the checksum of content and type.
  package static let trailerLength = 5

  package let offset: Int

  /// Of the content alone.
  package let size: Int

  /// The end of the trailer; known not to overflow.
  package let end: Int

  /// Nil if it is no handle.
  package init?(from reader: inout ByteReader) {
    guard let offset = reader.length(), let size = reader.length() else { return nil }
    let (sum, overflow) = offset.addingReportingOverflow(size)
    let (end, overflowToo) = sum.addingReportingOverflow(BlockHandle.trailerLength)
    guard !overflow, !overflowToo else { return nil }
    (self.offset, self.size, self.end) = (offset, size, end)
  }

  package init?(_ value: UnsafeRawBufferPointer) {
    var reader = ByteReader(value)
    self.init(from: &reader)
  }
}
