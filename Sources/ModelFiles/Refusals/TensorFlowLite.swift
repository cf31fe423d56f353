/// A TensorFlow Lite model.
enum TensorFlowLite: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    candidate.file.map { $0.bytes.has("TFL3".utf8, at: 4) } ?? false
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a TensorFlow Lite model",
      remark: "The program takes LSTM layers that the converter kept as such, "
        + "UNIDIRECTIONAL_SEQUENCE_LSTM; of those that it made into loops there are no layers to be found.",
      program: TensorFlowLiteProgram.text(Refusal.quoted(candidate.path)))
  }
}
