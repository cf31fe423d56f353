/// What Keras 3 saves: a zip archive of a configuration and an HDF5 file.
enum KerasArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    let names = ZipNames.of(candidate)
    return names.contains("config.json") && names.contains("model.weights.h5")
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a Keras model",
      program: KerasProgram.archive(Refusal.quoted(candidate.path)))
  }
}
