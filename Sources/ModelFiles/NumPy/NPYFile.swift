/// An .npy file: a model with one variable, named as the file without its extension.
struct NPYFile: ModelFile {
  let format = "npy"
  let variables: [Variable]

  private let file: MappedFile
  private let header: NPYHeader

  var path: String { file.path }

  /// - Throws: `ModelFileError`.
  init(_ file: MappedFile, name: String) throws(ModelFileError) {
    do {
      header = try NPYHeader(file.bytes, total: file.bytes.count)
    } catch {
      throw ModelFileError(path: file.path, variable: name, reason: error.reason)
    }
    self.file = file
    variables = [Variable(name: name, type: header.element.type, shape: header.shape)]
  }

  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    do {
      return try withExtendedLifetime(file) { try header.withElements(of: file.bytes, body) }
    } catch let error as MalformedHeader {
      throw ModelFileError(path: path, variable: variable.name, reason: error.reason)
    }
  }
}
