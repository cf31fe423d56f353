import ModelFiles

/// What was read is written, and must be read again bit by bit.
enum RoundTrip {
  static func check(_ loaded: [Variable: [UInt8]]) throws {
    let variables = Array(loaded.keys)
    let path = Scratch.path + "/written"
    do {
      try SafetensorsWriter.write(variables, to: path) { variable, use in
        try loaded[variable, default: []].withUnsafeBytes(use)
      }
      try compare(loaded, with: path)
    } catch let error as ModelFileError where error.variable == "__metadata__" {}

    let arrays = loaded.filter { $0.key.type != .bfloat16 && $0.key.shape.count <= 64 }
      // Names that a zip archive cannot hold.
      .filter { !$0.key.name.utf8.contains(0) && $0.key.name.utf8.count < 60_000 }
    let archive = try NPZWriter(path: path, isCompressed: loaded.count.isMultiple(of: 2))
    for (variable, bytes) in arrays {
      try bytes.withUnsafeBytes { try archive.add(variable, bytes: $0) }
    }
    try archive.commit()
    try compare(arrays, with: path)
  }

  private static func compare(_ loaded: [Variable: [UInt8]], with path: String) throws {
    let written: any ModelFile
    do {
      written = try ModelFormats.open(path)
    } catch {
      fatalError("what was written cannot be read: \(error)")
    }
    precondition(Set(written.variables) == Set(loaded.keys), "other variables were written")
    for (variable, bytes) in loaded {
      let same = try written.withBytes(of: variable) { $0.elementsEqual(bytes) }
      precondition(same, "other bytes were written")
    }
  }
}
