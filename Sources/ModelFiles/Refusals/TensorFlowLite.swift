/// A TensorFlow Lite model.
enum TensorFlowLite: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    candidate.file.map { $0.bytes.has("TFL3".utf8, at: 4) } ?? false
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a TensorFlow Lite model",
      program: """
        import numpy as np, tensorflow as tf
        model = tf.lite.Interpreter(model_path=\(Refusal.quoted(candidate.path)))
        model.allocate_tensors()
        arrays = {}
        for tensor in model.get_tensor_details():
            try:
                arrays[tensor["name"]] = model.get_tensor(tensor["index"])
            except ValueError:
                pass  # a temporary without values
        np.savez("model.npz", **arrays)
        """)
  }
}
