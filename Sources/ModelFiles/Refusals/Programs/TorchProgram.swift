/// The programs for PyTorch's files, whose names and layout Lockstep reads as they are.
enum TorchProgram {
  static let remark =
    "Its weights are pickled, and unpickling runs code; so weights alone are taken here. A whole "
    + "module that was pickled gives an error: load it where its code is, and save its state_dict()."

  /// Reads weights alone: torch refuses everything else in the pickle.
  static func checkpoint(_ path: String) -> String {
    """
    import numpy as np, torch
    state = torch.load(\(path), map_location="cpu", weights_only=True)
    for key in ("state_dict", "model_state_dict", "model"):  # where there is more than weights
        state = state.get(key, state)
    \(saving)
    """
  }

  static func script(_ path: String) -> String {
    """
    import numpy as np, torch
    state = torch.jit.load(\(path), map_location="cpu").state_dict()
    \(saving)
    """
  }

  /// NumPy has no bfloat16.
  private static let saving = """
    arrays = {name: value.float() if value.dtype == torch.bfloat16 else value
              for name, value in state.items() if torch.is_tensor(value)}
    if not arrays:
        raise SystemExit("There is no tensor in it; it has " + ", ".join(map(str, state)))
    np.savez("model.npz", **{name: value.detach().numpy() for name, value in arrays.items()})
    """
}
