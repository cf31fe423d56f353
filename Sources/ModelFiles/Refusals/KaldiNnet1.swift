/// A network of Kaldi's nnet1, as text or binary.
enum KaldiNnet1: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    candidate.begins(with: Array("<Nnet>".utf8))
      || candidate.begins(with: [0x00, 0x42] + Array("<Nnet>".utf8))
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    ModelFileError(
      path: candidate.path, reason: "it is a network of Kaldi's nnet1, which is not read yet",
      remedy:
        "Kaldi's nnet-copy --binary=false writes it as text, from which the weights can be taken "
        + "and saved with numpy.savez.")
  }
}
