/// Checkpoints of TensorFlow 2's objects: V2 tables whose names are paths through a graph of objects.
///
/// They could be read, but what the names mean is in that graph; so TensorFlow has to be asked.
enum ObjectBasedCheckpoint: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    (try? FoundCheckpoint.find(candidate))?.isObjectBased ?? false
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    let prefix = (try? FoundCheckpoint.find(candidate))?.prefix ?? candidate.path
    return Refusal.of(
      candidate, kind: "an object-based checkpoint of TensorFlow 2, as Keras writes them",
      program: """
        import numpy, tensorflow
        end = "/.ATTRIBUTES/VARIABLE_VALUE"
        saved = tensorflow.train.load_checkpoint(\(Refusal.quoted(prefix)))
        names = [name for name in saved.get_variable_to_shape_map() if name.endswith(end)]
        numpy.savez("model.npz", **{name[:-len(end)]: saved.get_tensor(name) for name in names})
        """)
  }
}
