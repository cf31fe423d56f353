/// The block that an error is about.
struct BlockPlace: Sendable {
  let path: String
  let offset: Int

  func damage(_ reason: String) -> ModelFileError {
    ModelFileError(path: path, reason: "the table's block at byte \(offset): \(reason)")
  }
}
