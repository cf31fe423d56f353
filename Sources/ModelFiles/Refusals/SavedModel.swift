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
    return Refusal.of(
      candidate, kind: "a TensorFlow SavedModel",
      remark: "Its variables are a checkpoint, \(prefix); give that instead.",
      program: """
        import numpy as np, tensorflow as tf
        reader = tf.train.load_checkpoint(\(Refusal.quoted(prefix)))
        types = reader.get_variable_to_dtype_map()
        np.savez("model.npz", **{n: reader.get_tensor(n) for n in types if types[n].is_floating})
        """)
  }
}
