/// HDF5, in which Keras saves models and weights.
enum HDF5: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    guard let bytes = candidate.file?.bytes else { return false }
    // The signature may stand after a block of the user's own.
    return [0, 512, 1024, 2048].contains { bytes.has(signature, at: $0) }
  }

  private static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  static func refusal(of candidate: Candidate) -> ModelFileError {
    let path = Refusal.quoted(candidate.path)
    if holdsModel(candidate) {
      return Refusal.of(
        candidate, kind: "a Keras model in HDF5", program: KerasProgram.hdf5(path))
    }
    return Refusal.of(
      candidate, kind: "an HDF5 file", remark: "It is taken for weights that Keras saved.",
      program: KerasWeightsProgram.hdf5(path))
  }

  /// Whether it has the attribute in which Keras keeps a whole model's configuration.
  private static func holdsModel(_ candidate: Candidate) -> Bool {
    guard let bytes = candidate.file?.bytes else { return false }
    let name = Array("model_config".utf8)
    // Attributes of the root are near the beginning.
    return (0..<min(bytes.count, 1 << 16)).contains {
      bytes[$0] == name[0] && bytes.has(name, at: $0)
    }
  }
}
