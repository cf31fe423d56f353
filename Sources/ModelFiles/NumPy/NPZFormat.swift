/// `.npz`: several arrays, as `numpy.savez` and `numpy.savez_compressed` write them.
enum NPZFormat: ModelFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    ZipSignature.begins(candidate) && !KerasArchive.recognises(candidate)
      && !TorchArchive.has("data.pkl", candidate)
  }

  static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let file = candidate.file else { throw candidate.unknown }
    return try NPZArchive(file)
  }
}
