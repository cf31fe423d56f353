/// Reads what a `MessageWriter` wrote.
///
/// Every length is checked against the bytes that are there before anything is allocated: a subject
/// that has lost its mind may have written anything.
public struct MessageReader {
  private var rest: ArraySlice<UInt8>

  /// A reader of one message's bytes.
  public init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func integer<Value: FixedWidthInteger>(
    _: Value.Type = Value.self
  ) throws(MalformedMessage) -> Value {
    let size = MemoryLayout<Value>.size
    guard rest.count >= size else { throw MalformedMessage("it ends early") }
    let value = rest.withUnsafeBytes { $0.loadUnaligned(as: Value.self) }
    rest.removeFirst(size)
    return Value(littleEndian: value)
  }

  mutating func boolean() throws(MalformedMessage) -> Bool {
    switch try integer(UInt8.self) {
    case 0: return false
    case 1: return true
    case let value: throw MalformedMessage("\(value) is no truth value")
    }
  }

  mutating func double() throws(MalformedMessage) -> Double {
    Double(bitPattern: try integer())
  }

  mutating func text() throws(MalformedMessage) -> String {
    let count = Int(try integer(UInt32.self))
    guard count <= rest.count else { throw MalformedMessage("a text ends early") }
    defer { rest.removeFirst(count) }
    guard let text = String(validating: rest.prefix(count), as: UTF8.self) else {
      throw MalformedMessage("a text is not UTF-8")
    }
    return text
  }

  mutating func optional<Value>(
    _ body: (inout MessageReader) throws(MalformedMessage) -> Value
  ) throws(MalformedMessage) -> Value? {
    try boolean() ? try body(&self) : nil
  }

  /// Items of at least one byte each.
  mutating func items<Item>(
    _ body: (inout MessageReader) throws(MalformedMessage) -> Item
  ) throws(MalformedMessage) -> [Item] {
    let count = Int(try integer(UInt32.self))
    guard count <= rest.count else { throw MalformedMessage("a list ends early") }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try body(&self)) }
    return items
  }

  /// Makes sure that nothing follows.
  func end() throws(MalformedMessage) {
    guard rest.isEmpty else { throw MalformedMessage("\(rest.count) bytes follow its end") }
  }
}

/// A message between processes that is none.
public struct MalformedMessage: Error, CustomStringConvertible {
  public let description: String

  init(_ reason: String) { description = "a worker's message is malformed: \(reason)" }
}
