/// A .safetensors file: a JSON header, and tensors one after the other.
public struct SafetensorsFile: ModelFile {
  public let format = "safetensors"
  public let variables: [Variable]

  /// What the writer said of the model, such as `format: pt`.
  public let metadata: [String: String]

  private let file: MappedFile
  private let ranges: [String: Range<Int>]

  public var path: String { file.path }

  /// - Throws: `ModelFileError` if the header is damaged or does not fit the file.
  public init(_ file: MappedFile) throws(ModelFileError) {
    let length: UInt64 = file.bytes.littleEndian(at: 0) ?? 0
    guard length <= UInt64(SafetensorsHeader.greatestLength) else {
      throw ModelFileError(
        path: file.path,
        reason: "its header is said to be \(length) bytes, and the format allows "
          + "\(SafetensorsHeader.greatestLength)")
    }
    guard let text = file.bytes.part(at: 8, count: Int(length)) else {
      throw ModelFileError(
        path: file.path,
        reason: "its header is said to be \(length) bytes, and \(file.bytes.count) are all that "
          + "there are: the file was cut off")
    }
    let start = 8 + Int(length)
    let header: SafetensorsHeader
    do {
      header = try SafetensorsHeader(text, dataCount: file.bytes.count - start)
    } catch {
      throw ModelFileError(path: file.path, reason: error.reason)
    }
    self.file = file
    metadata = header.metadata
    var ranges: [String: Range<Int>] = [:]
    for entry in header.entries {
      ranges[entry.variable.name] =
        start + entry.range.lowerBound..<start + entry.range.upperBound
    }
    self.ranges = ranges
    variables = header.entries.map(\.variable).sorted { $0.name < $1.name }
  }

  public func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let range = ranges[variable.name] else {
      throw ModelFileError(
        path: path, variable: variable.name, reason: "there is no such variable")
    }
    return try withExtendedLifetime(file) {
      try body(UnsafeRawBufferPointer(rebasing: file.bytes[range]))
    }
  }
}
