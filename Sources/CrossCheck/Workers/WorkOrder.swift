/// Cases of a campaign that a worker is to judge.
public struct WorkOrder: Hashable, Sendable {
  /// The campaign's seed.
  public let seed: UInt64

  /// The indices of the cases.
  public let indices: Range<Int>

  /// How many cases the subject may be given at once; see `Campaign.stacking`.
  public let stacking: Int

  /// An order of these parts.
  public init(seed: UInt64, indices: Range<Int>, stacking: Int) {
    self.seed = seed
    self.indices = indices
    self.stacking = stacking
  }

  /// The order as it is sent.
  public var frame: [UInt8] {
    var writer = MessageWriter()
    writer.write(seed)
    writer.write(indices)
    writer.write(stacking)
    return MessageFrames.frame(writer)
  }

  /// The order that was sent.
  ///
  /// - Throws: `MalformedMessage`.
  public init(_ message: MessageReader) throws(MalformedMessage) {
    var reader = message
    seed = try reader.integer()
    indices = try reader.indices()
    stacking = try reader.integer()
    guard stacking > 0 else { throw MalformedMessage("no stack has \(stacking) cases") }
    try reader.end()
  }
}

extension MessageWriter {
  mutating func write(_ indices: Range<Int>) {
    write(indices.lowerBound)
    write(indices.upperBound)
  }
}

extension MessageReader {
  /// A range of a campaign's indices.
  mutating func indices() throws(MalformedMessage) -> Range<Int> {
    let (lower, upper): (Int, Int) = (try integer(), try integer())
    guard 0 <= lower, lower <= upper else {
      throw MalformedMessage("\(lower) to \(upper) is no range of indices")
    }
    return lower..<upper
  }
}
