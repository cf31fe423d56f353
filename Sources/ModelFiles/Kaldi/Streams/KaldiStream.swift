/// The bytes of a Kaldi file, read one part after the other: plain or gzipped, which its first bytes
/// say.
///
/// It knows where it is, for the errors: in text the line, in binary the byte.
package final class KaldiStream {
  let path: String

  /// Whose bytes these are, such as `entry utt1`; for the errors.
  var subject: String?

  /// The line of text, counted from `origin` on.
  var line = 1

  /// Where lines are counted from: 0, a place that was gone to, or the end of something binary.
  private(set) var origin = 0

  private let source: any ByteSource

  /// Whether the source is compressed: then bytes are counted decompressed.
  let isCompressed: Bool

  private let memory: OwnedBytes
  private var start = 0
  private var end = 0

  /// The stream's bytes before those in memory.
  private var base = 0

  static let capacity = 1 << 18

  /// - Throws: `ModelFileError` if the first bytes cannot be read.
  package init(path: String, _ source: any ByteSource) throws(ModelFileError) {
    self.path = path
    guard let memory = OwnedBytes(count: Self.capacity) else {
      throw ModelFileError(path: path, reason: "there is no memory to read it")
    }
    self.memory = memory
    // A pipe may give one byte, which does not tell.
    while end < GzipSource.magic.count {
      let count = try source.read(
        into: UnsafeMutableRawBufferPointer(rebasing: memory.bytes[end...]))
      if count == 0 { break }
      end += count
    }
    let beginning = UnsafeRawBufferPointer(rebasing: memory.bytes[..<end])
    isCompressed = beginning.has(GzipSource.magic, at: 0)
    if isCompressed {
      self.source = try GzipSource(path: path, source, beginning: Array(beginning))
      end = 0
    } else {
      self.source = source
    }
  }

  /// The bytes before the next one.
  var position: Int { base + start }

  /// The bytes from here to the end; nil if that is not known.
  var remaining: Int? { source.remaining.map { $0 + end - start } }

  /// The bytes from here on that are in memory: at least `count`, unless the end is nearer.
  ///
  /// Valid until the next call of any method.
  ///
  /// - Precondition: `count` is at most `capacity`.
  func window(_ count: Int) throws(ModelFileError) -> UnsafeRawBufferPointer {
    if end - start < count, start > 0 {
      let kept = UnsafeRawBufferPointer(rebasing: memory.bytes[start..<end])
      memory.bytes.copyMemory(from: kept)
      base += start
      (start, end) = (0, kept.count)
    }
    while end - start < count {
      let read = try source.read(
        into: UnsafeMutableRawBufferPointer(rebasing: memory.bytes[end...]))
      if read == 0 { break }
      end += read
    }
    return UnsafeRawBufferPointer(rebasing: memory.bytes[start..<end])
  }

  /// Goes on by bytes that are in memory.
  func consume(_ count: Int) { start += count }

  /// The next byte, which stays; nil at the end.
  func peek() throws(ModelFileError) -> UInt8? {
    start < end ? memory.bytes[start] : try window(1).first
  }

  /// Fills the target, from memory and then past it.
  ///
  /// - Returns: whether there were so many bytes.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ModelFileError) -> Bool {
    let ready = min(end - start, target.count)
    target.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory.bytes[start..<start + ready]))
    start += ready
    var filled = ready
    while filled < target.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: target[filled...])
      if rest.count >= Self.capacity {
        // Memory is empty, and would only be on the way.
        (base, start, end) = (base + start, 0, 0)
        let count = try source.read(into: rest)
        if count == 0 { return false }
        base += count
        filled += count
      } else {
        let window = try window(1)
        if window.isEmpty { return false }
        let count = min(window.count, rest.count)
        rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[..<count]))
        start += count
        filled += count
      }
    }
    return true
  }

  /// Goes to a byte, counted from the beginning.
  ///
  /// - Throws: `ModelFileError` if there is no such byte, or the source cannot.
  func seek(to offset: Int) throws(ModelFileError) {
    guard !isCompressed || offset == position else {
      throw ModelFileError(
        path: path, reason: "it is gzipped, and there is no way to byte \(offset) of it",
        remedy: "Decompress it, or read it as an archive: ark:\(path).")
    }
    if offset >= base, offset <= base + end {
      start = offset - base
    } else {
      guard source.seek(to: offset) else {
        throw ModelFileError(
          path: path, reason: "it is no regular file, and there is no way to byte \(offset) of it",
          remedy: "Read it as an archive: ark:\(path).")
      }
      (base, start, end) = (offset, 0, 0)
    }
    markLines()
  }

  /// Counts lines from here on.
  func markLines() { (origin, line) = (position, 1) }

  /// The error for what is wrong in the text at this line.
  func textDamage(_ reason: String, remedy: String? = nil) -> ModelFileError {
    damage("line \(line)" + (origin > 0 ? " from byte \(origin) on" : ""), reason, remedy)
  }

  /// The error for what is wrong at this byte, or at the one given.
  func binaryDamage(
    _ reason: String, at offset: Int? = nil, remedy: String? = nil
  ) -> ModelFileError {
    damage("byte \(offset ?? position)", reason, remedy)
  }

  private func damage(_ place: String, _ reason: String, _ remedy: String?) -> ModelFileError {
    ModelFileError(
      path: path, reason: "\(subject.map { $0 + ", " } ?? "")\(place): \(reason)", remedy: remedy)
  }
}
