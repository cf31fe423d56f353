import ModelFiles

/// A kernel that fits behind the last recurrent layer, with its bias if it has one.
struct OutputCandidate {
  /// The scope of both, or the kernel's name if the scope holds several pairs.
  var name: String
  let kernel: Variable
  let bias: Variable?
  let isTransposed: Bool

  /// The number of units.
  var size: Int { kernel.shape[isTransposed ? 0 : 1] }
}
