/// `.safetensors`: a length, a JSON header, and the tensors' bytes.
enum SafetensorsFormat: ModelFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    guard let bytes = candidate.file?.bytes, let length: UInt64 = bytes.littleEndian(at: 0) else {
      return false
    }
    // No other format has these zeros before a brace; a length beyond the limit is `open`'s to name.
    return length >= 2 && length <= UInt64(UInt32.max) && bytes.has("{".utf8, at: 8)
  }

  static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let file = candidate.file else { throw candidate.unknown }
    return try SafetensorsFile(file)
  }
}
