/// The block that an error is about.
package struct BlockPlace: Sendable {
  let path: String
  let offset: Int

  package init(path: String, offset: Int) { (self.path, self.offset) = (path, offset) }

  package func damage(_ reason: String) -> ModelFileError {
    ModelFileError(path: path, reason: "the table's block at byte \(offset): \(reason)")
  }
}
