/// Walks over a block's entries, checking all that a walk relies on.
///
/// A block: entries, the positions of the entries that hold their whole key ("restarts"), their
/// number. An entry: how many bytes of the key before begin its key, how many follow, the value's
/// length, those that follow, the value. Each step costs no more than the bytes it passes, whatever
/// the entries say.
package struct BlockCursor {
  /// Names of variables are far shorter; without a limit a small file could hold many long keys.
  package static let keyLimit = 4096

  package private(set) var key: [UInt8] = []
  package private(set) var value = UnsafeRawBufferPointer(start: nil, count: 0)

  private let entries: UnsafeRawBufferPointer
  private let restarts: UnsafeRawBufferPointer
  private let place: BlockPlace

  private var position = 0
  private var nextRestart = 0
  /// Whether `key` is the key of the entry before `position`.
  private var hasKey = false

  private var restartCount: Int { restarts.count / 4 }

  /// - Parameter bytes: a block's content, valid as long as the cursor is used.
  package init(_ bytes: UnsafeRawBufferPointer, at place: BlockPlace) throws(ModelFileError) {
    self.place = place
    guard bytes.count >= 4 else {
      throw place.damage("it is \(bytes.count) bytes long, too short for any block")
    }
    let end = bytes.count - 4
    let count = Int(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt32.self)))
    guard count > 0, count <= end / 4 else {
      throw place.damage("\(count) restarts cannot be in its \(bytes.count) bytes")
    }
    entries = UnsafeRawBufferPointer(rebasing: bytes[..<(end - count * 4)])
    restarts = UnsafeRawBufferPointer(rebasing: bytes[(end - count * 4)..<end])
    guard try restart(0) == 0 else { throw place.damage("it does not begin with a restart") }
  }

  /// Goes to the next entry; false after the last.
  package mutating func advance() throws(ModelFileError) -> Bool {
    guard position < entries.count else {
      let finished = nextRestart == restartCount || entries.isEmpty && restartCount == 1
      guard finished else { throw place.damage("a restart is not at the beginning of an entry") }
      return false
    }
    var reader = ByteReader(UnsafeRawBufferPointer(rebasing: entries[position...]))
    let (shared, suffix) = try header(&reader)
    if nextRestart < restartCount, try restart(nextRestart) <= position {
      guard try restart(nextRestart) == position, shared == 0 else {
        throw place.damage("a restart is not at the beginning of an entry with its whole key")
      }
      nextRestart += 1
    }
    // Only what differs is compared, so that a long key is not compared again and again.
    guard shared <= key.count, !hasKey || key[shared...].lexicographicallyPrecedes(suffix) else {
      throw place.damage("the entry at \(position) does not follow the one before in order")
    }
    guard shared + suffix.count <= BlockCursor.keyLimit else {
      throw place.damage("the key of the entry at \(position) is longer than any name")
    }
    key.removeLast(key.count - shared)
    key.append(contentsOf: suffix)
    hasKey = true
    position += reader.position
    return true
  }

  /// Goes to the first entry whose key is not less than `target`; false if there is none.
  mutating func seek(_ target: [UInt8]) throws(ModelFileError) -> Bool {
    // The last restart whose key is less than the target, or the first restart.
    var (low, high) = (0, restartCount - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: entries[try restart(middle)...]))
      let (shared, suffix) = try header(&reader)
      guard shared == 0 else { throw place.damage("a restart's key is not whole") }
      if suffix.lexicographicallyPrecedes(target) { low = middle } else { high = middle - 1 }
    }
    (position, nextRestart) = (try restart(low), low)
    key.removeAll(keepingCapacity: true)
    hasKey = false
    while try advance() {
      if !key.lexicographicallyPrecedes(target) { return true }
    }
    return false
  }

  /// Reads an entry; sets `value`.
  private mutating func header(_ reader: inout ByteReader) throws(ModelFileError)
    -> (shared: Int, suffix: UnsafeRawBufferPointer)
  {
    guard
      let shared = reader.length(), let suffixLength = reader.length(),
      let valueLength = reader.length(), let suffix = reader.take(suffixLength),
      let value = reader.take(valueLength)
    else {
      throw place.damage("an entry is cut off, or says that it is longer than the block")
    }
    self.value = value
    return (shared, suffix)
  }

  private func restart(_ index: Int) throws(ModelFileError) -> Int {
    let position = Int(
      UInt32(littleEndian: restarts.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    guard position <= entries.count else {
      throw place.damage(
        "a restart is at \(position), beyond its \(entries.count) bytes of entries")
    }
    return position
  }
}
