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
      program: KerasWeightsProgram.objects(Refusal.quoted(prefix)))
  }
}
