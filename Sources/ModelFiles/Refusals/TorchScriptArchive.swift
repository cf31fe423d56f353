/// What `torch.jit.save` writes: a zip archive of pickles and code.
enum TorchScriptArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    TorchArchive.has("data.pkl", candidate) && TorchArchive.has("constants.pkl", candidate)
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a TorchScript program",
      program: TorchProgram.script(Refusal.quoted(candidate.path)))
  }
}
