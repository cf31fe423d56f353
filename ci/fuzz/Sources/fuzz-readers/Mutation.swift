import CFuzzer
import ModelFiles

/// Mutations that leave lengths and checksums right, so that the fuzzer gets past them.
enum Mutation {
  /// A mutant, or nil where libFuzzer's own mutation is to be taken.
  ///
  /// The seed decides: a quarter of all mutants are of arbitrary bytes.
  static func structured(_ bytes: [UInt8], greatestCount: Int, seed: Int) -> [UInt8]? {
    guard !seed.isMultiple(of: 4) else { return nil }
    let choice = seed / 4
    if bytes.starts(with: [0x50, 0x4B]) {
      return archive(bytes, greatestCount: greatestCount, choice: choice)
    }
    if bytes.starts(with: NPYPreamble.magic) { return array(bytes, greatestCount, choice) }
    if bytes.suffix(Table.magic.count).elementsEqual(Table.magic) {
      return CheckpointMutation.table(bytes, greatestCount, choice)
    }
    let parts = TwoParts(bytes)
    if parts.hasTable { return CheckpointMutation.twoParts(parts, greatestCount, choice) }
    if bytes.count > 8, bytes[8] == 0x7B { return tensors(bytes, greatestCount, choice) }
    // Kaldi's text, and scripts with ranges.
    if bytes.contains(0x5B), !bytes.contains(0) { return mutatedText(bytes, greatestCount, choice) }
    return nil
  }

  /// libFuzzer's own mutation.
  static func mutated(_ bytes: [UInt8], _ greatestCount: Int) -> [UInt8] {
    var buffer = bytes + [UInt8](repeating: 0, count: max(0, greatestCount - bytes.count))
    let count = LLVMFuzzerMutate(&buffer, bytes.count, buffer.count)
    return Array(buffer.prefix(count))
  }

  /// Numbers at which arithmetic goes wrong.
  private static let edges = [
    "0", "1", "255", "65536", "2147483648", "4294967295", "4294967296", "4611686018427387904",
    "9223372036854775807", "9223372036854775808", "18446744073709551616",
  ]

  /// Puts such a number in the place of another one, or changes the text anyhow.
  private static func mutatedText(
    _ text: [UInt8], _ greatestCount: Int, _ choice: Int
  ) -> [UInt8] {
    func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(text[index]) }
    let starts = text.indices.filter { isDigit($0) && ($0 == 0 || !isDigit($0 - 1)) }
    guard choice.isMultiple(of: 2), !starts.isEmpty else { return mutated(text, greatestCount) }
    let start = starts[(choice / 2) % starts.count]
    let end = text.indices[start...].first { !isDigit($0) } ?? text.count
    let number = edges[(choice / 2 / starts.count) % edges.count]
    return text[..<start] + Array(number.utf8) + text[end...]
  }

  /// Changes a header or the elements of an .npy file; the header's length stays right.
  private static func array(_ bytes: [UInt8], _ greatestCount: Int, _ choice: Int) -> [UInt8]? {
    guard let header = try? bytes.withUnsafeBytes({ try NPYPreamble($0).header }),
      header.upperBound <= bytes.count
    else { return nil }
    let room = min(greatestCount - bytes.count + header.count, 0xFFFF)
    guard choice % 4 != 0, room > 0 else {
      let elements = Array(bytes[header.upperBound...])
      return bytes[..<header.upperBound] + mutated(elements, greatestCount - header.upperBound)
    }
    let text = mutatedText(Array(bytes[header]), room, choice / 4)
    var result = Array(bytes[..<8])
    if bytes[6] == 1 {
      result.append(littleEndian: UInt16(text.count))
    } else {
      result.append(littleEndian: UInt32(text.count))
    }
    return result + text + bytes[header.upperBound...]
  }

  /// Changes the header or the bytes of a .safetensors file; the header's length stays right.
  private static func tensors(_ bytes: [UInt8], _ greatestCount: Int, _ choice: Int) -> [UInt8]? {
    guard let length: UInt64 = bytes.withUnsafeBytes({ $0.littleEndian(at: 0) }),
      length <= UInt64(bytes.count - 8)
    else { return nil }
    let end = 8 + Int(length)
    guard choice % 4 != 0 else {
      return bytes[..<end] + mutated(Array(bytes[end...]), greatestCount - end)
    }
    let text = mutatedText(
      Array(bytes[8..<end]), greatestCount - (bytes.count - Int(length)), choice / 4)
    var result: [UInt8] = []
    result.append(littleEndian: UInt64(text.count))
    return result + text + bytes[end...]
  }

  /// Unpacks an archive, changes one entry, and packs it again, or changes the archive and puts its
  /// checksums right.
  private static func archive(
    _ bytes: [UInt8], greatestCount: Int, choice: Int
  ) -> [UInt8]? {
    if choice.isMultiple(of: 3) { return repaired(mutated(bytes, greatestCount)) }
    guard let file = try? MappedFile(path: "", holding: bytes),
      let archive = try? ZipArchive(file), !archive.entries.isEmpty
    else { return nil }
    let chosen = (choice / 3) % archive.entries.count
    let path = Scratch.path + "/mutant"
    do {
      // Small numbers bring zip64 records.
      let writer = try ZipWriter(path: path, largeNumber: choice % 5 == 0 ? 1 : 1 << 31)
      for (index, entry) in archive.entries.enumerated() {
        var content = try archive.withBytes(of: entry) { Array($0) }
        if index == chosen {
          let header = array(content, content.count + 64, choice / 7)
          content = header ?? mutated(content, content.count + 64)
        }
        let method: ZipMethod = (choice >> index).isMultiple(of: 2) ? .stored : .deflated
        try content.withUnsafeBytes { try writer.add(entry.name, method: method, bytes: $0) }
      }
      try writer.commit()
      let mutant = try MappedFile(path: path)
      return withExtendedLifetime(mutant) { Array(mutant.bytes) }
    } catch {
      return nil
    }
  }

  /// The archive with the checksum of each entry as its bytes have it.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    guard let file = try? MappedFile(path: "", holding: bytes),
      let directory = try? ZipDirectory(file.bytes)
    else { return bytes }
    var result = bytes
    var position = directory.range.lowerBound
    for _ in 0..<directory.entryCount {
      guard let header = ZipHeader(directory: file.bytes, at: position) else { return result }
      defer { position += header.length }
      guard let offset = Int(exactly: header.localOffset),
        let local = ZipHeader(local: file.bytes, at: offset),
        let count = Int(exactly: header.compressedCount),
        let data = file.bytes.part(at: offset + local.length, count: count)
      else { continue }
      var checksum = CRC32.of(data)
      if header.method == ZipMethod.deflated.rawValue, let memory = OwnedBytes(count: 1 << 16) {
        let inflated = Inflation(of: data, into: memory.bytes)
        checksum = CRC32.of(UnsafeRawBufferPointer(rebasing: memory.bytes[..<inflated.produced]))
      }
      for place in [position + 16, offset + 14] {
        for byte in 0..<4 {
          result[place + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte))
        }
      }
    }
    return result
  }
}
