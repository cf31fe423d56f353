/// An open TensorFlow checkpoint V2: an index, and shards with the values.
struct BundleFile: ModelFile {
  let format = TensorFlowV2.name
  let variables: [Variable]
  var path: String { table.file.path }
  var paths: [String] { [path] + Set(entries.values.map(\.shard)).sorted().map(shards.path) }

  private let table: Table
  private let shards: BundleShards
  private let entries: [String: BundleEntry]

  /// Reads the whole index, and no shard.
  ///
  /// - Throws: `ModelFileError` if the index is damaged or contradicts itself.
  init(index file: MappedFile, prefix: String) throws(ModelFileError) {
    table = try Table(file)
    let count = try BundleFile.shardCount(in: table)
    shards = BundleShards(prefix: prefix, count: count)
    var names = NameCollector(path: file.path, byteCount: file.bytes.count)
    var entries: [String: BundleEntry] = [:]
    var variables: [Variable] = []
    try table.forEach { (key, value) throws(ModelFileError) in
      // "" is the header's key; keys of slices begin with 0, and are looked up when needed.
      guard let first = key.first, first != 0 else { return }
      let name = try names.name(key)
      let entry = try BundleEntry(value, named: name, shardCount: count, path: file.path)
      guard entries.updateValue(entry, forKey: name) == nil else { throw names.duplicate(name) }
      variables.append(entry.variable)
    }
    if let (first, second) = Self.overlap(entries) {
      throw ModelFileError(
        path: file.path, variable: second.variable.name,
        reason: "its bytes in shard \(second.shard) are also those of \(first.variable.name)")
    }
    self.entries = entries
    self.variables = variables
  }

  /// Two variables that share bytes: a small file could say so of any number.
  private static func overlap(
    _ entries: [String: BundleEntry]
  ) -> (BundleEntry, BundleEntry)? {
    let sorted = entries.values.filter { !$0.bytes.isEmpty }.sorted {
      ($0.shard, $0.bytes.lowerBound, $0.variable.name)
        < ($1.shard, $1.bytes.lowerBound, $1.variable.name)
    }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where first.shard == second.shard && second.bytes.lowerBound < first.bytes.upperBound {
      return (first, second)
    }
    return nil
  }

  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let entry = entries[variable.name], variable.type.isLoadable else {
      throw variable.notLoadable(in: path)
    }
    if let slices = entry.slices {
      let bytes = try ModelFileError.naming(variable) { () throws(ModelFileError) in
        try assemble(variable, from: slices)
      }
      return try bytes.withUnsafeBytes(body)
    }
    let (shard, bytes) = try ModelFileError.naming(variable) { () throws(ModelFileError) in
      let shard = try shards.open(entry.shard)
      return (shard, try BundleShards.bytes(of: entry, in: shard))
    }
    return try withExtendedLifetime(shard) { try body(bytes) }
  }

  /// The bytes of a partitioned variable.
  private func assemble(_ variable: Variable, from slices: [TensorSlice])
    throws(ModelFileError) -> [UInt8]
  {
    let partition = try Partition(of: variable, into: slices, path: path)
    let parts = try entries(of: slices, in: partition)
    var files: [Int: MappedFile] = [:]
    for shard in Set(parts.map(\.shard)) { files[shard] = try shards.open(shard) }
    // Honest slices share no bytes. Otherwise a small file could ask for any amount of memory.
    let (size, room) = (variable.byteCount ?? 0, files.values.map(\.bytes.count).reduce(0, +))
    guard size <= room else {
      throw ModelFileError(
        path: path, reason: "its slices take \(size) bytes, and their shards have only \(room)")
    }
    var whole = [UInt8](repeating: 0, count: size)
    for (index, part) in parts.enumerated() {
      guard let file = files[part.shard] else { continue }
      let bytes = try BundleShards.bytes(of: part, in: file)
      whole.withUnsafeMutableBytes { partition.copy(bytes, ofBox: index, to: $0) }
      withExtendedLifetime(file) {}
    }
    return whole
  }

  /// The index's entries of the slices.
  private func entries(of slices: [TensorSlice], in partition: Partition)
    throws(ModelFileError) -> [BundleEntry]
  {
    let name = partition.variable.name
    var entries: [BundleEntry] = []
    for (index, slice) in slices.enumerated() {
      let entry = try table.withValue(of: slice.key(of: name)) { (value) throws(ModelFileError) in
        try BundleEntry(value, named: name, shardCount: shards.count, path: path)
      }
      guard let entry, entry.slices == nil else {
        throw ModelFileError(path: path, reason: "the index does not say where slice \(index) is")
      }
      let expected = Variable(
        name: name, type: partition.variable.type, shape: partition.boxes[index].map(\.count))
      guard entry.variable == expected else {
        throw ModelFileError(
          path: path,
          reason: "slice \(index) is of type \(entry.variable.type) and shape "
            + "\(entry.variable.shape), not \(expected.type) and \(expected.shape)")
      }
      entries.append(entry)
    }
    return entries
  }

  /// Reads the header.
  private static func shardCount(in table: Table) throws(ModelFileError) -> Int {
    let header = try table.withValue(of: []) { BundleHeaderProto($0, limit: 4096) } ?? nil
    func damage(_ reason: String, remedy: String? = nil) -> ModelFileError {
      ModelFileError(path: table.file.path, reason: reason, remedy: remedy)
    }
    guard let header else { throw damage("it has no header") }
    guard header.endianness == 0 else {
      throw damage(
        "it is big-endian, and only little-endian checkpoints are read",
        remedy: "Save it again on a little-endian machine.")
    }
    guard header.version.minConsumer <= 1 else {
      throw damage(
        "it needs a reader of version \(header.version.minConsumer), and this is version 1")
    }
    guard header.numShards > 0 else {
      throw damage("it says that it has \(header.numShards) shards")
    }
    return Int(header.numShards)
  }
}
