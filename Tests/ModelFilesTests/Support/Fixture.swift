import ModelFiles
import Tensors
import Testing

/// Files of `Tests/Fixtures`, and bytes that pass for files.
enum Fixture {
  static let root: String = {
    let parts = String(describing: #filePath).split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Fixtures/"
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try MappedFile(path: root + path)
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  static func open(_ path: String) throws -> any ModelFile {
    try ModelFormats.open(root + path)
  }

  static func open(_ bytes: [UInt8], as path: String = "model") throws -> any ModelFile {
    try ModelFormats.open(Candidate(path: path, holding: bytes))
  }

  /// Opens what can be opened and loads what can be loaded; what is refused is no failure.
  ///
  /// - Returns: the number of variables that were loaded.
  @discardableResult
  static func useAll(_ bytes: [UInt8]) throws -> Int {
    var loaded = 0
    do {
      let file = try open(bytes)
      for variable in file.variables where variable.type.isLoadable {
        do {
          let tensor = try file.tensor(variable.name, as: Double.self)
          #expect(tensor.shape.dimensions == variable.shape)
          loaded += 1
        } catch is ModelFileError {}
      }
    } catch is ModelFileError {}
    return loaded
  }
}
