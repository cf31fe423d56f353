import SwiftProtobuf

extension Message {
  /// Decodes a message that others have written; nil if it is none.
  ///
  /// - Parameter limit: the most bytes that a reasonable one has. Decoded it may take twenty times
  ///   as many.
  init?(_ bytes: UnsafeRawBufferPointer, limit: Int) {
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = 8
    options.discardUnknownFields = true
    guard bytes.count <= limit,
      let message = try? Self(serializedBytes: bytes.bytes, options: options)
    else { return nil }
    self = message
  }
}
