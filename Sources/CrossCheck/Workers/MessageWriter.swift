/// Writes the parts of a message between processes of one program: little-endian, lengths first.
///
/// Numbers keep every bit, those of NaN and of −0 too.
public struct MessageWriter {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// An empty message.
  public init() { bytes.reserveCapacity(512) }

  mutating func write(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }
  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write<Value>(_ value: Value?, _ body: (inout MessageWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write<Item>(_ items: [Item], _ body: (inout MessageWriter, Item) -> Void) {
    write(UInt32(items.count))
    for item in items { body(&self, item) }
  }
}
