import Foundation

import ModelFiles

/// A folder for the files of one process, in TMPDIR: `ci/fuzz-readers` makes it one in memory.
enum Scratch {
  static let path: String = {
    let path = NSTemporaryDirectory() + "fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      fatalError("\(path) cannot be made: \(error)")
    }
    return path
  }()

  static func write(_ bytes: [UInt8], to path: String) {
    do {
      let file = try AtomicFile(path: path)
      try file.write(bytes)
      try file.commit()
    } catch {
      fatalError("\(error)")
    }
  }
}
