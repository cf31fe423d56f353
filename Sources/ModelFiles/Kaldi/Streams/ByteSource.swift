/// Where bytes come from, one after the other: a file, a pipe, memory, or one of these compressed.
package protocol ByteSource: AnyObject {
  /// The bytes that are yet to come; nil where that is not known before they have come.
  var remaining: Int? { get }

  /// Puts bytes at the target's beginning, as many as there are at once.
  ///
  /// - Returns: their number, 0 only at the end or for an empty target.
  /// - Throws: `ModelFileError` if it cannot be read, or is damaged.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ModelFileError) -> Int

  /// Goes to a byte, counted from the beginning.
  ///
  /// - Returns: whether this source can.
  func seek(to offset: Int) -> Bool
}
