import ModelFiles

/// A checkpoint of two files as one input: the length of the index in four bytes, the least
/// significant first, the index, and the first shard of data.
struct TwoParts {
  static let lengthOfLength = 4

  var index: [UInt8]
  var shard: [UInt8]

  /// Any bytes are two parts; an index that says that it is longer than what is there is cut off.
  init(_ input: [UInt8]) {
    let declared = input.prefix(TwoParts.lengthOfLength).reversed().reduce(0) { $0 << 8 | Int($1) }
    let rest = input.dropFirst(TwoParts.lengthOfLength)
    index = Array(rest.prefix(declared))
    shard = Array(rest.dropFirst(index.count))
  }

  var bytes: [UInt8] { TableBytes.fixed(UInt32(index.count)) + index + shard }

  /// Whether the index ends like a table.
  var hasTable: Bool { index.suffix(Table.magic.count).elementsEqual(Table.magic) }
}
