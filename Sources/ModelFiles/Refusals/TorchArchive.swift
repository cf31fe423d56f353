/// What `torch.save` writes: a zip archive with a pickle in it, which is never unpickled here.
enum TorchArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    has("data.pkl", candidate) && !has("constants.pkl", candidate)
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a PyTorch checkpoint",
      remark: "Its weights are pickled, and unpickling runs code.",
      program: program(Refusal.quoted(candidate.path)))
  }

  /// Reads weights alone: torch refuses everything else in the pickle.
  static func program(_ path: String) -> String {
    """
    import numpy as np, torch
    state = torch.load(\(path), map_location="cpu", weights_only=True)
    state = state.get("state_dict", state)  # where a checkpoint holds more than weights
    np.savez("model.npz", **{k: v.numpy() for k, v in state.items()})
    """
  }

  /// Whether the archive has a file of that name, in the folder that torch makes or at the top.
  static func has(_ name: String, _ candidate: Candidate) -> Bool {
    ZipNames.of(candidate).contains { $0 == name || $0.hasSuffix("/" + name) }
  }
}
