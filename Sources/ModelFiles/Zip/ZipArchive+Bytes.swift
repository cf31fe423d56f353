extension ZipArchive {
  /// Calls `body` with an entry's bytes, checksum verified.
  ///
  /// - Throws: `ModelFileError` naming the entry, or what `body` throws.
  package func withBytes<Result>(
    of entry: ZipEntry, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let stored = UnsafeRawBufferPointer(rebasing: file.bytes[entry.data])
    switch entry.method {
    case .stored:
      try verify(stored, of: entry)
      // The file stays mapped until `body` returns.
      return try withExtendedLifetime(file) { try body(stored) }
    case .deflated:
      // One byte more than declared, to see that there is no more.
      let memory = try allocate(entry.count + 1, for: entry)
      let result = Inflation(of: stored, into: memory.bytes)
      guard result.isEnded, result.produced == entry.count, result.consumed == stored.count else {
        throw Self.failure(
          file.path, entry.name,
          result.isDamaged
            ? "its deflated bytes are damaged"
            : "its \(stored.count) deflated bytes do not inflate to exactly \(entry.count)")
      }
      let bytes = UnsafeRawBufferPointer(rebasing: memory.bytes[..<entry.count])
      try verify(bytes, of: entry)
      return try withExtendedLifetime(memory) { try body(bytes) }
    }
  }

  /// Calls `body` with at most `count` of an entry's first bytes, fewer only if it is shorter; they
  /// are not verified.
  ///
  /// - Throws: `ModelFileError` naming the entry, or what `body` throws.
  func withPrefix<Result>(
    of entry: ZipEntry, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let count = min(count, entry.count)
    let stored = UnsafeRawBufferPointer(rebasing: file.bytes[entry.data])
    guard entry.method == .deflated else {
      return try body(UnsafeRawBufferPointer(rebasing: stored[..<count]))
    }
    let memory = try allocate(count, for: entry)
    let result = Inflation(of: stored, into: memory.bytes)
    guard result.produced == count else {
      throw Self.failure(file.path, entry.name, "its deflated bytes are damaged")
    }
    return try withExtendedLifetime(memory) { try body(UnsafeRawBufferPointer(memory.bytes)) }
  }

  private func verify(_ bytes: UnsafeRawBufferPointer, of entry: ZipEntry) throws(ModelFileError) {
    guard CRC32.of(bytes) == entry.checksum else {
      throw Self.failure(
        file.path, entry.name, "its bytes do not match their checksum: the file is damaged")
    }
  }

  private func allocate(_ count: Int, for entry: ZipEntry) throws(ModelFileError) -> OwnedBytes {
    guard let memory = OwnedBytes(count: count) else {
      throw Self.failure(file.path, entry.name, "there is no memory for its \(count) bytes")
    }
    return memory
  }
}
