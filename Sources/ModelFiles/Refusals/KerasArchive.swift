/// What Keras 3 saves: a zip archive of a configuration and an HDF5 file.
enum KerasArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    let names = ZipNames.of(candidate)
    return names.contains("config.json") && names.contains("model.weights.h5")
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a Keras model", remark: remark,
      program: program(Refusal.quoted(candidate.path)))
  }

  static let remark =
    "Keras has an LSTM's columns in the order i, f, c, o, and the forget bias in the bias: take the "
    + "result with forget bias 0."

  /// Turns each LSTM into TensorFlow's names and layout; other weights keep Keras's.
  static func program(_ path: String) -> String {
    """
    import keras, numpy as np
    def turned(x):
        i, f, c, o = np.split(x, 4, axis=-1)
        return np.concatenate([i, c, f, o], axis=-1)
    arrays = {}
    for layer in keras.models.load_model(\(path), compile=False).layers:
        both = isinstance(layer, keras.layers.Bidirectional)
        for part in (layer.forward_layer, layer.backward_layer) if both else (layer,):
            if isinstance(part, keras.layers.LSTM):
                kernel, recurrent, *bias = part.get_weights()
                name = part.name + "/rnn/basic_lstm_cell/"
                arrays[name + "kernel"] = turned(np.concatenate([kernel, recurrent]))
                arrays[name + "bias"] = turned(bias[0] if bias else np.zeros_like(kernel[0]))
            else:
                for weight, value in zip(part.weights, part.get_weights()):
                    arrays[getattr(weight, "path", weight.name).split(":")[0]] = value
    np.savez("model.npz", **arrays)
    """
  }
}
