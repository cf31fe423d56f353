import ModelFiles

/// A pair of variables that fits behind the last recurrent layer.
struct OutputCandidate {
  /// The scope of both, or the kernel's name if the scope holds several pairs.
  var name: String
  let kernel: Variable
  let bias: Variable
  let isTransposed: Bool

  /// The number of units.
  var size: Int { bias.shape[0] }
}
