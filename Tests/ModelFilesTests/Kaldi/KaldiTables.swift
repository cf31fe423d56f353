import ModelFiles
import Tensors
import Testing

/// Tables that tests read: fixtures, and bytes that pass for files.
enum KaldiTables {
  static let folder = Fixture.root + "kaldi/tables/"

  static func read(
    _ specifier: String, textAs type: DType = .float32,
    warn: @escaping (ModelFileError) -> Void = { _ in }
  ) throws -> [KaldiEntry] {
    try all(KaldiReader(KaldiReadSpecifier(specifier), textAs: type, warn: warn))
  }

  static func read(
    _ bytes: [UInt8], isScript: Bool = false, textAs type: DType = .float32
  ) throws -> [KaldiEntry] {
    try all(reader(bytes, isScript: isScript, textAs: type))
  }

  static func parse(_ text: String, as type: DType = .float32) throws -> [KaldiEntry] {
    try read(Array(text.utf8), textAs: type)
  }

  static func reader(
    _ bytes: [UInt8], isScript: Bool = false, textAs type: DType = .float32
  ) throws -> KaldiReader {
    let file = try MappedFile(path: "table", holding: bytes)
    return KaldiReader(
      try KaldiStream(path: "table", MappedSource(file)), isScript: isScript, textAs: type)
  }

  static func all(_ reader: KaldiReader) throws -> [KaldiEntry] {
    var entries: [KaldiEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }
}

extension KaldiEntry {
  /// As files hold them.
  var bytes: [UInt8] { values.withLittleEndianBytes { Array($0) } }

  var floats: [Float]? { if case .float32(let values) = values { values } else { nil } }
  var doubles: [Double]? { if case .float64(let values) = values { values } else { nil } }
  var integers: [Int32]? { if case .int32(let values) = values { values } else { nil } }
}
