/// A pickle: a program for Python's pickle machine.
enum Pickle: RefusedFormat {
  /// Protocols 2 to 5 begin with their number; all pickles end with a full stop.
  static func recognises(_ candidate: Candidate) -> Bool {
    guard let bytes = candidate.file?.bytes, bytes.count >= 4 else { return false }
    return bytes[0] == 0x80 && (2...5).contains(bytes[1]) && bytes[bytes.count - 1] == 0x2E
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a Python pickle",
      remark:
        "Unpickling runs whatever code the file holds: do it with files that you trust alone.",
      program: """
        import pickle, numpy as np
        with open(\(Refusal.quoted(candidate.path)), "rb") as file:
            state = pickle.load(file)  # taken to be a dict of arrays
        np.savez("model.npz", **{k: np.asarray(v) for k, v in state.items()})
        """)
  }
}
