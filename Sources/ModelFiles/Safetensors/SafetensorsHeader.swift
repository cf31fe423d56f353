/// The header of a .safetensors file.
struct SafetensorsHeader {
  /// What the format allows.
  static let greatestLength = 100_000_000

  /// A tensor and where its bytes are, counted from the header's end.
  struct Entry {
    let variable: Variable
    let range: Range<Int>
  }

  let entries: [Entry]
  let metadata: [String: String]

  /// Reads the header's text, and compares it with the number of bytes that follow it.
  ///
  /// - Throws: `MalformedHeader`, also if the tensors' bytes overlap or leave a gap.
  init(_ text: UnsafeRawBufferPointer, dataCount: Int) throws(MalformedHeader) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw MalformedHeader("its header is not UTF-8")
    }
    var json = JSONScanner(text)
    var names: Set<String> = []
    var entries: [Entry] = []
    var metadata: [String: String]?
    try json.object { json, name throws(MalformedHeader) in
      if name == "__metadata__" {
        guard metadata == nil else { throw MalformedHeader("its header has \(name) twice") }
        metadata = try Self.metadata(&json)
      } else {
        guard names.insert(name).inserted else {
          throw MalformedHeader("its header has the variable \(name) twice")
        }
        entries.append(try Self.entry(name, &json))
      }
    }
    try json.end()
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        throw MalformedHeader(
          "the bytes of variable \(entry.variable.name) begin at \(entry.range.lowerBound), and "
            + "those before it end at \(end)")
      }
      end = entry.range.upperBound
    }
    guard end == dataCount else {
      throw MalformedHeader(
        "its tensors take \(end) bytes, and \(dataCount) follow the header: the file "
          + (end > dataCount ? "was cut off" : "holds more"))
    }
    self.entries = entries
    self.metadata = metadata ?? [:]
  }

  private static func metadata(
    _ json: inout JSONScanner
  ) throws(MalformedHeader) -> [String: String] {
    var metadata: [String: String] = [:]
    try json.object { json, key throws(MalformedHeader) in
      guard metadata.updateValue(try json.string(), forKey: key) == nil else {
        throw MalformedHeader("its header's metadata has \(key) twice")
      }
    }
    return metadata
  }

  private static func entry(
    _ name: String, _ json: inout JSONScanner
  ) throws(MalformedHeader) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try json.object { json, key throws(MalformedHeader) in
      switch key {
      case "dtype" where type == nil: type = try json.string()
      case "shape" where shape == nil: shape = try json.integers()
      case "data_offsets" where offsets == nil: offsets = try json.integers()
      default:
        throw MalformedHeader(
          "its header's entry for variable \(name) has \(key), twice or without need")
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2, offsets[0] <= offsets[1] else {
      throw MalformedHeader(
        "its header's entry for variable \(name) is not of dtype, shape and data_offsets")
    }
    let element = SafetensorsElement(type)
    let range = offsets[0]..<offsets[1]
    // First the number of elements, as an .npz is read: of one without elements an axis may be of any length.
    var count = 1
    for length in shape + [element.bitCount ?? 1] {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      guard !isTooLarge else {
        throw MalformedHeader("the shape \(shape) of variable \(name) is too large to be counted")
      }
      count = product
    }
    let bits = count
    if element.bitCount != nil, !bits.isMultiple(of: 8) || bits / 8 != range.count {
      throw MalformedHeader(
        "variable \(name) holds \(range.count) bytes, and its shape \(shape) of type "
          + "\(element.type) would be \(bits) bits")
    }
    let variable = Variable(name: name, type: element.type, shape: shape)
    return Entry(variable: variable, range: range)
  }
}
