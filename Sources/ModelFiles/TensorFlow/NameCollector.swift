/// Turns keys into names, as long as they are names and not too much of them.
struct NameCollector {
  private let path: String

  /// Tables do not repeat what keys have in common, at most sixteen times in a row: so names take
  /// no more than sixteen times the file, unless it is made to exhaust the memory.
  private var room: Int

  init(path: String, byteCount: Int) {
    self.path = path
    room = byteCount.multipliedReportingOverflow(by: 16).partialValue
  }

  /// - Throws: `ModelFileError` if it is not UTF-8, or there is too much of it.
  mutating func name(_ key: [UInt8]) throws(ModelFileError) -> String {
    let name = String(decoding: key, as: UTF8.self)
    guard name.utf8.elementsEqual(key) else {
      throw ModelFileError(path: path, reason: "a variable's name is not UTF-8: \(key)")
    }
    room -= key.count
    guard room >= 0 else {
      throw ModelFileError(path: path, reason: "its names take more than sixteen times its length")
    }
    return name
  }

  func duplicate(_ name: String) -> ModelFileError {
    ModelFileError(path: path, variable: name, reason: "there are two variables of that name")
  }
}
