/// The folder of a TensorFlow SavedModel.
enum SavedModel: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool { candidate.contains("saved_model.pb") }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    let prefix = candidate.path + "/variables/variables"
    guard FileKind(path: prefix + ".index") == .file else {
      return ModelFileError(
        path: candidate.path, reason: "it is a TensorFlow SavedModel without variables",
        remedy: "There are no weights in it to be read.")
    }
    let variables = try? Candidate(path: prefix)
    guard variables.map(ObjectBasedCheckpoint.recognises) == true else {
      return ModelFileError(
        path: candidate.path,
        reason: "it is a TensorFlow SavedModel, of which Lockstep reads the variables alone",
        remedy: "They are a checkpoint: lockstep inspect \(Refusal.shellQuoted(prefix))")
    }
    return Refusal.of(
      candidate, kind: "a TensorFlow SavedModel",
      program: KerasWeightsProgram.objects(Refusal.quoted(prefix)))
  }
}
