import CZlib

/// What came of inflating a raw deflate stream into a buffer, until either ended.
package struct Inflation {
  private(set) var consumed = 0
  package private(set) var produced = 0

  /// Whether the stream's own end was met.
  private(set) var isEnded = false

  /// Whether the stream is none.
  private(set) var isDamaged = false

  package init(of input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) {
    var stream = z_stream()
    // Negative: without zlib's header and checksum.
    guard
      inflateInit2_(&stream, -15, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      isDamaged = true
      return
    }
    defer { inflateEnd(&stream) }
    guard let source = input.baseAddress, let target = output.baseAddress else { return }
    // zlib counts in 32 bits, and never writes to its input.
    let chunk = 1 << 30
    while true {
      let available = min(input.count - consumed, chunk)
      let room = min(output.count - produced, chunk)
      stream.next_in = UnsafeMutableRawPointer(mutating: source + consumed)
        .assumingMemoryBound(to: UInt8.self)
      stream.avail_in = UInt32(available)
      stream.next_out = (target + produced).assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room)
      let status = inflate(&stream, Z_NO_FLUSH)
      let read = available - Int(stream.avail_in)
      let written = room - Int(stream.avail_out)
      consumed += read
      produced += written
      isEnded = status == Z_STREAM_END
      isDamaged = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR
      if status != Z_OK || read + written == 0 || produced == output.count { return }
    }
  }
}
