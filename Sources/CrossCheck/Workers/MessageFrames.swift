/// Messages in a stream of bytes: each is preceded by its length.
public struct MessageFrames {
  /// Far beyond any message; what claims to be longer is none.
  static let longest = 1 << 20

  private var bytes: [UInt8] = []
  private var start = 0

  /// A stream that nothing was read from yet.
  public init() {}

  /// The bytes of a message as they are sent.
  public static func frame(_ message: MessageWriter) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(message.bytes.count + 4)
    withUnsafeBytes(of: UInt32(message.bytes.count).littleEndian) {
      frame.append(contentsOf: $0)
    }
    return frame + message.bytes
  }

  /// Adds what was read, which may end within a message.
  public mutating func add(_ more: some Sequence<UInt8>) {
    bytes.removeFirst(start)
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next whole message; nil until the rest of it is added.
  ///
  /// - Throws: `MalformedMessage` if its length is beyond any.
  public mutating func next() throws(MalformedMessage) -> MessageReader? {
    var header = MessageReader(bytes[start...].prefix(4))
    guard let length = try? header.integer(UInt32.self) else { return nil }
    guard length <= Self.longest else {
      throw MalformedMessage("its length is said to be \(length) bytes")
    }
    let end = start + 4 + Int(length)
    guard end <= bytes.count else { return nil }
    defer { start = end }
    return MessageReader(bytes[start + 4..<end])
  }
}
