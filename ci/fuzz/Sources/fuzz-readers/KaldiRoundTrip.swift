import Tensors

import ModelFiles

/// What was read of Kaldi's is written in its formats, and must be read again number by number.
enum KaldiRoundTrip {
  /// Writes a table as binary and as text.
  static func check(_ entries: [KaldiEntry], _ type: DType) throws {
    guard !entries.isEmpty else { return }
    let path = Scratch.path + "/written.ark"
    try check(entries, "ark,scp:\(path),\(path).scp", type, ["ark:" + path, "scp:\(path).scp"])
    // Text is of one type, and has no vector of no integers.
    let printable = entries.filter { entry in
      switch entry.values {
      case .float32: type == .float32
      case .float64: type == .float64
      case .int32: entry.values.count > 0
      }
    }
    try check(printable, "ark,t:" + path, type, ["ark:" + path])
  }

  private static func check(
    _ entries: [KaldiEntry], _ target: String, _ type: DType, _ sources: [String]
  ) throws {
    let writer = try KaldiWriter(KaldiWriteSpecifier(target))
    for entry in entries { try writer.write(entry) }
    try writer.commit()
    for source in sources {
      do {
        let reader = try KaldiReader(KaldiReadSpecifier(source), textAs: type)
        var read: [KaldiEntry] = []
        while let entry = try reader.next() { read.append(entry) }
        precondition(plain(read) == plain(entries), "other numbers were written")
      } catch {
        fatalError("what was written cannot be read: \(error)")
      }
    }
  }

  /// Writes a network as binary, and as text if it is of float32.
  static func check(_ network: Nnet1File) throws {
    let tensors = try KaldiNnet1Writer.tensors(of: network)
    let path = Scratch.path + "/written.nnet"
    let hasDoubles = tensors.values.contains { $0.values.type == .float64 }
    for isBinary in hasDoubles ? [true] : [true, false] {
      try KaldiNnet1Writer.write(tensors, to: path, isBinary: isBinary)
      let written: any ModelFile
      do { written = try ModelFormats.open(path) } catch {
        fatalError("what was written cannot be read: \(error)")
      }
      precondition(written.variables == network.variables, "other variables were written")
      for (name, tensor) in try KaldiNnet1Writer.tensors(of: written) {
        precondition(plain(tensor.values) == tensors[name].map { plain($0.values) })
      }
    }
  }

  /// Text does not say of what is empty whether it is a matrix.
  static func plain(_ entries: [KaldiEntry]) -> [String] {
    entries.map { "\($0.key) \($0.values.count == 0 ? [] : $0.shape) \(plain($0.values))" }
  }

  /// The numbers, those that are none without their payloads, which text does not have.
  private static func plain(_ values: KaldiValues) -> [UInt64] {
    switch values {
    case .float32(let numbers):
      numbers.map { UInt64(($0.isNaN ? ($0.sign == .minus ? -Float.nan : .nan) : $0).bitPattern) }
    case .float64(let numbers):
      numbers.map { ($0.isNaN ? ($0.sign == .minus ? -Double.nan : .nan) : $0).bitPattern }
    case .int32(let numbers): numbers.map { UInt64(UInt32(bitPattern: $0)) }
    }
  }
}
