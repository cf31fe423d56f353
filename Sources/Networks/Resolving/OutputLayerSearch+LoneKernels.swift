import ModelFiles

extension OutputLayerSearch {
  /// The kernels for `inputs` values a row with nothing beside them in their scope.
  ///
  /// These are of layers without a bias, and named as layers name their kernels. They come in the
  /// order of the names.
  func loneKernels(inputs: Int) -> [OutputCandidate] {
    let scopes = Dictionary(grouping: variables) { Path($0.name).parent }
    let candidates = scopes.sorted { $0.key < $1.key }.lazy.compactMap { scope, members in
      guard let kernel = members.first, members.count == 1, !scope.isEmpty else {
        return OutputCandidate?.none
      }
      let path = Path(kernel.name)
      let isTransposed = isTransposed(path)
      guard isUsable(kernel), ["weight", "weights", "kernel"].contains(path.leaf),
        kernel.shape.count == 2, kernel.shape[isTransposed ? 1 : 0] == inputs
      else { return nil }
      return OutputCandidate(name: scope, kernel: kernel, bias: nil, isTransposed: isTransposed)
    }
    return Array(candidates.prefix(Self.limit))
  }
}

extension OutputCandidate {
  /// Whether it may be the embedding `[vocabulary, I]` of the network's inputs instead.
  ///
  /// Its name tells, or its shape, unless the name is an output layer's.
  func mayBeEmbedding(inputs: Int) -> Bool {
    let scopes = Path(kernel.name).components.dropLast().map { $0.lowercased() }
    if scopes.contains(where: { $0.contains("emb") }) { return true }
    guard kernel.shape[1] == inputs, let scope = scopes.last else { return false }
    let outputs = ["head", "out", "dense", "linear", "fc", "logits", "classifier", "decoder"]
    return !outputs.contains { scope.hasPrefix($0) }
  }
}
