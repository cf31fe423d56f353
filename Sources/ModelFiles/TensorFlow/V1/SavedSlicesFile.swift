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
    let bytes = try ModelFileError.naming(variable) { () throws(ModelFileError) in
      try assemble(variable, from: slices)
    }
    return try bytes.withUnsafeBytes(body)
  }

  private func assemble(_ variable: Variable, from slices: [TensorSlice])
    throws(ModelFileError) -> Data
  {
    let partition = try Partition(of: variable, into: slices, path: path)
    // All are read before the whole is allocated: so it is no larger than what is there.
    var parts: [Data] = []
    for (index, slice) in slices.enumerated() {
      parts.append(
        try elements(of: slice, in: variable, count: partition.boxes[index].elementCount))
    }
    if parts.count == 1 { return parts[0] }
    var whole = Data(count: variable.byteCount ?? 0)
    for (index, part) in parts.enumerated() {
      whole.withUnsafeMutableBytes { whole in
        part.withUnsafeBytes { partition.copy($0, ofBox: index, to: whole) }
      }
    }
    return whole
  }

  /// The elements of a slice of a variable, from the block that holds them.
  private func elements(of slice: TensorSlice, in variable: Variable, count: Int)
    throws(ModelFileError) -> Data
  {
    func damage(_ reason: String) -> ModelFileError { ModelFileError(path: path, reason: reason) }
    let saved = try table.withValue(of: slice.key(of: variable.name)) {
      SavedTensorSlices($0, limit: $0.count)?.data
    }
    guard let saved else { throw damage("the file has no data of slice \(slice)") }
    guard let saved, saved.name == variable.name, TensorSlice(saved.slice) == slice else {
      throw damage("the data under the key of slice \(slice) are not its own, or damaged")
    }
    let type = saved.data.dtype
    guard type == 0 || ElementType(tensorFlow: type) == variable.type else {
      throw damage("the data of slice \(slice) are of type \(ElementType(tensorFlow: type))")
    }
    guard let elements = saved.elements(of: variable.type, count: count) else {
      throw damage("the data of slice \(slice) are not its \(count) elements of \(variable.type)")
    }
    return elements
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
