/// What the metadata of a V1 checkpoint say of a tensor.
struct SavedVariable: Sendable {
  /// A slice takes 20 bytes; so this is room for more of them than anyone has.
  private static let byteLimit = 1 << 20

  let variable: Variable

  /// At least one; a tensor that is stored as a whole is a slice too.
  let slices: [TensorSlice]

  /// - Throws: `ModelFileError` if it is damaged or contradicts itself.
  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(ModelFileError) {
    guard let message = SavedSliceMeta(bytes, limit: SavedVariable.byteLimit) else {
      throw ModelFileError(
        path: path, reason: "\(bytes.count) bytes that describe a variable cannot be decoded")
    }
    variable = try Variable(
      name: message.name, dataType: message.type, shape: message.shape, path: path)
    var slices: [TensorSlice] = []
    for (index, slice) in message.slice.enumerated() {
      guard let slice = TensorSlice(slice) else {
        throw ModelFileError(
          path: path, variable: message.name,
          reason: "its slice \(index) has a negative or too large start or length")
      }
      slices.append(slice)
    }
    self.slices = slices
    guard !slices.isEmpty else {
      throw ModelFileError(
        path: path, variable: message.name, reason: "the file has no slice of it")
    }
  }
}
