#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An open TensorFlow checkpoint V1: one table with metadata and values.
struct SavedSlicesFile: ModelFile {
  /// Room for the metadata of a hundred thousand variables.
  private static let metadataLimit = 1 << 24

  let format = TensorFlowV1.name
  let variables: [Variable]
  var path: String { table.file.path }

  private let table: Table
  private let slices: [String: [TensorSlice]]

  /// Reads the index block and the block with the metadata.
  ///
  /// - Throws: `ModelFileError` if they are damaged or contradict themselves.
  init(_ file: MappedFile) throws(ModelFileError) {
    table = try Table(file)
    let metadata = try SavedSlicesFile.metadata(in: table)
    var slices: [String: [TensorSlice]] = [:]
    var variables: [Variable] = []
    for bytes in metadata.tensor {
      let saved = try bytes.withUnsafeBytes { buffer in
        Swift.Result { () throws(ModelFileError) in try SavedVariable(buffer, path: file.path) }
      }.get()
      let variable = saved.variable
      guard slices.updateValue(saved.slices, forKey: variable.name) == nil else {
        throw ModelFileError(
          path: file.path, variable: variable.name, reason: "there are two variables of that name")
      }
      variables.append(variable)
    }
    self.slices = slices
    self.variables = variables.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let slices = slices[variable.name], variable.type.isLoadable else {
      throw variable.notLoadable(in: path)
    }
    let result = try ModelFileError.naming(variable) { () throws(ModelFileError) in
      let partition = try Partition(of: variable, into: slices, path: path)
      guard slices.count > 1 else {
        return try withElements(of: slices[0], in: partition, box: 0) { bytes in
          Swift.Result { try body(bytes) }
        }
      }
      let whole = try assemble(partition, from: slices)
      return whole.withUnsafeBytes { bytes in Swift.Result { try body(bytes) } }
    }
    return try result.get()
  }

  private func assemble(_ partition: Partition, from slices: [TensorSlice])
    throws(ModelFileError) -> [UInt8]
  {
    // All are read before the whole is allocated: so it is no larger than what is there.
    var parts: [[UInt8]] = []
    for (index, slice) in slices.enumerated() {
      parts.append(try withElements(of: slice, in: partition, box: index) { [UInt8]($0) })
    }
    var whole = [UInt8](repeating: 0, count: partition.variable.byteCount ?? 0)
    for (index, part) in parts.enumerated() {
      whole.withUnsafeMutableBytes { whole in
        part.withUnsafeBytes { partition.copy($0, ofBox: index, to: whole) }
      }
    }
    return whole
  }

  /// Calls `body` with the elements of a slice of a variable, in the block that holds them.
  private func withElements<Result>(
    of slice: TensorSlice, in partition: Partition, box: Int,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(ModelFileError) -> Result {
    func damage(_ reason: String) -> ModelFileError { ModelFileError(path: path, reason: reason) }
    let (variable, count) = (partition.variable, partition.boxes[box].elementCount)
    let key = slice.key(of: variable.name)
    let result = try table.withValue(of: key) { (value) throws(ModelFileError) in
      guard let saved = StoredSlice(value), saved.name == variable.name, saved.slice == slice
      else {
        throw damage("the data under the key of slice \(slice) are not its own, or damaged")
      }
      guard saved.type == 0 || ElementType(tensorFlow: saved.type) == variable.type else {
        throw damage(
          "the data of slice \(slice) are of type \(ElementType(tensorFlow: saved.type))")
      }
      guard let elements = saved.elements(of: variable.type, count: count) else {
        throw damage("the data of slice \(slice) are not its \(count) elements of \(variable.type)")
      }
      return elements.withBytes(body)
    }
    guard let result else { throw damage("the file has no data of slice \(slice)") }
    return result
  }

  private static func metadata(in table: Table) throws(ModelFileError) -> SavedTensorSliceMeta {
    func damage(_ reason: String) -> ModelFileError {
      ModelFileError(path: table.file.path, reason: reason)
    }
    let value = try table.withValue(of: []) { SavedTensorSlices($0, limit: metadataLimit) }
    guard let slices = value ?? nil, slices.hasMeta else { throw damage("it has no metadata") }
    guard slices.meta.versions.minConsumer <= 1 else {
      throw damage(
        "it needs a reader of version \(slices.meta.versions.minConsumer), and this is version 1")
    }
    return slices.meta
  }
}
