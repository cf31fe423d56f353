/// Writes a zip archive, entry by entry; the same entries give the same bytes.
package final class ZipWriter {
  private let file: AtomicFile
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  /// Numbers from here on are written as zip64 numbers: what 32 bits do not hold.
  private let largeNumber: Int

  /// Midnight of 1 January 1980, the first time that the format knows: archives of the same
  /// entries are the same, whenever they were written.
  private static let time: UInt32 = 0x0021_0000

  /// - Parameter largeNumber: smaller in tests.
  package init(path: String, largeNumber: Int = Int(UInt32.max)) throws(ModelFileError) {
    file = try AtomicFile(path: path)
    self.largeNumber = largeNumber
  }

  /// Adds an entry.
  ///
  /// - Throws: `ModelFileError` if the name is taken or too long, or if it cannot be written.
  package func add(
    _ name: String, method: ZipMethod, bytes: UnsafeRawBufferPointer
  ) throws(ModelFileError) {
    guard names.insert(name).inserted else {
      throw ZipArchive.failure(file.path, name, "there is one of that name already")
    }
    guard name.utf8.count <= Int(UInt16.max), !name.utf8.contains(0) else {
      throw ZipArchive.failure(file.path, name, "a zip archive cannot hold that name")
    }
    var data = bytes
    var deflated: [UInt8] = []
    if method == .deflated {
      guard let result = Deflation.of(bytes) else {
        throw ZipArchive.failure(file.path, name, "there is no memory to deflate it")
      }
      deflated = result
    }
    let result = deflated.withUnsafeBytes { deflated in
      if method == .deflated { data = deflated }
      return Result { () throws(ModelFileError) in
        try write(name, method: method, checksum: CRC32.of(bytes), count: bytes.count, data: data)
      }
    }
    try result.get()
  }

  private func write(
    _ name: String, method: ZipMethod, checksum: UInt32, count: Int, data: UnsafeRawBufferPointer
  ) throws(ModelFileError) {
    let offset = file.count
    let sizes = ZipNumbers([count, data.count], large: largeNumber, together: true)
    let place = ZipNumbers([count, data.count, offset], large: largeNumber, together: false)
    let nameBytes = Array(name.utf8)

    func common(_ numbers: ZipNumbers, into record: inout [UInt8]) {
      record.append(littleEndian: UInt16(numbers.extra.isEmpty ? 20 : 45))
      // Names are UTF-8, which ASCII need not say.
      record.append(littleEndian: UInt16(nameBytes.allSatisfy { $0 < 0x80 } ? 0 : 0x0800))
      record.append(littleEndian: method.rawValue)
      record.append(littleEndian: Self.time)
      record.append(littleEndian: checksum)
      record.append(littleEndian: numbers.short[1])
      record.append(littleEndian: numbers.short[0])
      record.append(littleEndian: UInt16(nameBytes.count))
      record.append(littleEndian: UInt16(numbers.extra.count))
    }

    var local: [UInt8] = []
    local.append(littleEndian: ZipSignature.localHeader)
    common(sizes, into: &local)
    try file.write(local + nameBytes + sizes.extra)
    try file.write(data)

    directory.append(littleEndian: ZipSignature.directoryEntry)
    directory.append(littleEndian: UInt16(45))
    common(place, into: &directory)
    // No comment, disk 0, nothing known of the file's kind.
    directory.append(littleEndian: UInt16(0))
    directory.append(littleEndian: UInt16(0))
    directory.append(littleEndian: UInt16(0))
    directory.append(littleEndian: UInt32(0))
    directory.append(littleEndian: place.short[2])
    directory += nameBytes + place.extra
  }

  /// See `AtomicFile.temporaryPath`.
  var temporaryPath: String? { file.temporaryPath }

  /// Leaves what was there as it was.
  func discard() { file.discard() }

  /// Writes the directory and gives the archive its name.
  ///
  /// - Parameter isDurable: whether to wait until the disk has the bytes.
  /// - Throws: `ModelFileError`, and leaves what was at the path as it was.
  package func commit(isDurable: Bool = false) throws(ModelFileError) {
    let start = file.count
    var end: [UInt8] = []
    if max(start, directory.count) >= largeNumber || names.count >= min(0xFFFF, largeNumber) {
      end.append(littleEndian: ZipSignature.zip64DirectoryEnd)
      end.append(littleEndian: UInt64(44))
      end.append(littleEndian: UInt16(45))
      end.append(littleEndian: UInt16(45))
      end.append(littleEndian: UInt64(0))
      for number in [names.count, names.count, directory.count, start] {
        end.append(littleEndian: UInt64(number))
      }
      end.append(littleEndian: ZipSignature.zip64Locator)
      end.append(littleEndian: UInt32(0))
      end.append(littleEndian: UInt64(start + directory.count))
      end.append(littleEndian: UInt32(1))
    }
    let entries = UInt16(clamping: names.count)
    end.append(littleEndian: ZipSignature.directoryEnd)
    end.append(littleEndian: UInt32(0))
    end.append(littleEndian: entries)
    end.append(littleEndian: entries)
    end.append(littleEndian: UInt32(clamping: directory.count))
    end.append(littleEndian: UInt32(clamping: start))
    end.append(littleEndian: UInt16(0))
    try file.write(directory)
    try file.write(end)
    try file.commit(isDurable: isDurable)
  }
}
