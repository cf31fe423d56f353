/// `.npy`: one array, as `numpy.save` writes it.
enum NPYFormat: ModelFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    candidate.begins(with: NPYPreamble.magic)
  }

  static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let file = candidate.file else { throw candidate.unknown }
    let name = candidate.name
    return try NPYFile(file, name: name.hasSuffix(".npy") ? String(name.dropLast(4)) : name)
  }
}
