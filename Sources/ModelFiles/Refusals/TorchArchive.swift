/// What `torch.save` writes: a zip archive with a pickle in it, which is never unpickled here.
enum TorchArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    has("data.pkl", candidate) && !has("constants.pkl", candidate)
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a PyTorch checkpoint", remark: TorchProgram.remark,
      program: TorchProgram.checkpoint(Refusal.quoted(candidate.path)))
  }

  /// Whether the archive has a file of that name, in the folder that torch makes or at the top.
  static func has(_ name: String, _ candidate: Candidate) -> Bool {
    ZipNames.of(candidate).contains { $0 == name || $0.hasSuffix("/" + name) }
  }
}
