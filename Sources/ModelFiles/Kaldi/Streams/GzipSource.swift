import CZlib

/// The bytes of a gzipped source, of one member or of several one after the other.
package final class GzipSource: ByteSource {
  /// What every member begins with.
  package static let magic: [UInt8] = [0x1F, 0x8B]

  private let path: String
  private let source: any ByteSource

  /// On the heap, since zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>

  /// What was read of the source and is yet to be inflated.
  private var input: [UInt8]
  private var consumed = 0

  /// The compressed bytes before `input`.
  private var before = 0

  private var isEnded = false

  private static let inputSize = 1 << 16

  /// - Parameter beginning: what was read of the source already.
  /// - Throws: `ModelFileError` if there is no memory for it.
  init(
    path: String, _ source: any ByteSource, beginning: [UInt8]
  ) throws(ModelFileError) {
    self.path = path
    self.source = source
    input = beginning
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16: with the header and the checksum of gzip.
    guard
      inflateInit2_(stream, 16 + 15, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw ModelFileError(path: path, reason: "there is no memory to decompress it")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  package var remaining: Int? { nil }

  package func seek(to offset: Int) -> Bool { false }

  package func read(into target: UnsafeMutableRawBufferPointer) throws(ModelFileError) -> Int {
    // zlib counts in 32 bits.
    let room = min(target.count, 1 << 30)
    guard let start = target.baseAddress, room > 0 else { return 0 }
    while !isEnded {
      let hasInput = try fill()
      let (status, produced) = inflated(to: start, room)
      switch status {
      case Z_STREAM_END: try endMember()
      case Z_OK: break
      case Z_BUF_ERROR where produced == 0 && !hasInput:
        throw damage("the compressed data is cut off", remedy: "Copy the file again.")
      case Z_BUF_ERROR: break
      default: throw damage("the compressed data is damaged", remedy: "Copy the file again.")
      }
      if produced > 0 { return produced }
    }
    return 0
  }

  private func inflated(to start: UnsafeMutableRawPointer, _ room: Int) -> (Int32, Int) {
    input.withUnsafeMutableBufferPointer { input in
      let available = input.count - consumed
      stream.pointee.next_in = input.baseAddress.map { $0 + consumed }
      stream.pointee.avail_in = UInt32(available)
      stream.pointee.next_out = start.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      consumed += available - Int(stream.pointee.avail_in)
      return (status, room - Int(stream.pointee.avail_out))
    }
  }

  /// Sees to it that there is input; false if the source has ended.
  private func fill() throws(ModelFileError) -> Bool {
    if consumed < input.count { return true }
    before += consumed
    consumed = 0
    input = try bytes(of: source, atMost: Self.inputSize)
    return !input.isEmpty
  }

  /// After a member: there is another one, or nothing.
  private func endMember() throws(ModelFileError) {
    guard try fill() else {
      isEnded = true
      return
    }
    guard input[consumed] == Self.magic[0] else {
      throw damage("bytes that are not compressed follow the compressed data", remedy: nil)
    }
    inflateReset(stream)
  }

  private func damage(_ reason: String, remedy: String?) -> ModelFileError {
    ModelFileError(
      path: path, reason: "\(reason), at byte \(before + consumed) of the compressed file",
      remedy: remedy)
  }
}

/// What a source has at once, empty at its end.
func bytes(of source: any ByteSource, atMost count: Int) throws(ModelFileError) -> [UInt8] {
  var failure: ModelFileError?
  let result = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
    do throws(ModelFileError) {
      initializedCount = try source.read(into: UnsafeMutableRawBufferPointer(buffer))
    } catch {
      (failure, initializedCount) = (error, 0)
    }
  }
  if let failure { throw failure }
  return result
}
