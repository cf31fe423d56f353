import ModelFiles

/// Finds the pairs of a kernel and a bias in one scope that an output layer could be made from.
///
/// A kernel is `[H, N]` under TensorFlow's names, with `/`, and `[N, H]` under PyTorch's, with `.`;
/// what the separator leaves open is as in the recurrent layers. The bias is `[N]`.
struct OutputLayerSearch {
  /// What belongs to no recurrent layer and not to the training.
  let variables: [Variable]
  let naming: Naming

  /// More pairs than this are not counted: the choice is not Lockstep's in any case.
  static let limit = 100

  /// The pairs for `inputs` values a row, in the order of the names.
  func candidates(inputs: Int) -> [OutputCandidate] {
    let scopes = Dictionary(grouping: variables.filter(isUsable)) { Path($0.name).parent }
    var candidates: [OutputCandidate] = []
    for scope in scopes.keys.sorted() where candidates.count < Self.limit {
      candidates += self.candidates(inputs: inputs, in: scope, scopes[scope] ?? [])
    }
    return candidates
  }

  private func candidates(
    inputs: Int, in scope: String, _ variables: [Variable]
  ) -> [OutputCandidate] {
    let biases = variables.filter { $0.shape.count == 1 }
    let byName = Dictionary(biases.map { (Path($0.name).leaf, $0) }) { first, _ in first }
    let byLength = Dictionary(grouping: biases) { $0.shape[0] }
    var named: [OutputCandidate] = []
    var unnamed: [OutputCandidate] = []
    for kernel in variables where kernel.shape.count == 2 && unnamed.count < Self.limit {
      let path = Path(kernel.name)
      let isTransposed = isTransposed(path)
      guard kernel.shape[isTransposed ? 1 : 0] == inputs else { continue }
      let size = kernel.shape[isTransposed ? 0 : 1]
      func pair(_ bias: Variable) -> OutputCandidate {
        OutputCandidate(
          name: kernel.name, kernel: kernel, bias: bias, isTransposed: isTransposed)
      }
      named += Self.biasNames(for: path.leaf).compactMap { byName[$0[...]] }
        .filter { $0.shape[0] == size }.prefix(1).map(pair)
      unnamed += (byLength[size] ?? []).prefix(Self.limit).map(pair)
    }
    var result = named.isEmpty ? unnamed : named
    if result.count == 1, !scope.isEmpty { result[0].name = scope }
    return result
  }

  func isUsable(_ variable: Variable) -> Bool {
    variable.type.isLoadable && variable.shape.allSatisfy { $0 > 0 && $0 < 1 << 40 }
      && variable.count < 1 << 48
  }

  func isTransposed(_ path: Path) -> Bool {
    if path.components.count > 1, path.separator == "." { return true }
    return naming == .pytorch && (path.components.count == 1 || path.leaf == "weight")
  }

  /// What a bias is called beside a kernel: `biases` beside `weights`, `softmax_b` beside
  /// `softmax_w`, and `Variable_1` beside `Variable`.
  private static func biasNames(for kernel: Substring) -> [String] {
    let endings: [(String, String)] = [
      ("weights", "biases"), ("weights", "bias"), ("weight", "bias"), ("kernel", "bias"),
      ("Matrix", "Bias"), ("w", "b"), ("W", "B"), ("W", "b"),
    ]
    var names: [String] = endings.filter { kernel.hasSuffix($0.0) }
      .map { String(kernel.dropLast($0.0.count)) + $0.1 }
    let stem = kernel.withoutNumber
    if stem == "Variable" {
      let number = Int(kernel.dropFirst(stem.count + 1)) ?? 0
      names.append("\(stem)_\(number &+ 1)")
    }
    return names
  }
}
