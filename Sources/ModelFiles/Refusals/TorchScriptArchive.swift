/// What `torch.jit.save` writes: a zip archive of pickles and code.
enum TorchScriptArchive: RefusedFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    TorchArchive.has("data.pkl", candidate) && TorchArchive.has("constants.pkl", candidate)
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a TorchScript program",
      program: """
        import numpy as np, torch
        model = torch.jit.load(\(Refusal.quoted(candidate.path)), map_location="cpu")
        np.savez("model.npz", **{k: v.detach().numpy() for k, v in model.state_dict().items()})
        """)
  }
}
