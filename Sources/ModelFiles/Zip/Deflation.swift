import CZlib

/// Bytes as a raw deflate stream.
package enum Deflation {
  /// The same bytes for the same input and version of zlib; nil if there is no memory for them.
  package static func of(_ input: UnsafeRawBufferPointer) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var consumed = 0
    while true {
      // zlib counts in 32 bits, and never writes to its input.
      let available = min(input.count - consumed, 1 << 30)
      let isLast = consumed + available == input.count
      stream.next_in = input.baseAddress.map {
        UnsafeMutableRawPointer(mutating: $0 + consumed).assumingMemoryBound(to: UInt8.self)
      }
      stream.avail_in = UInt32(available)
      let status = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        return deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
      }
      consumed += available - Int(stream.avail_in)
      result += chunk.prefix(chunk.count - Int(stream.avail_out))
      if status == Z_STREAM_END { return result }
      guard status == Z_OK else { return nil }
    }
  }
}
