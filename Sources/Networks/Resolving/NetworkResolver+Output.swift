import ModelFiles
import RecurrentCells
import Tensors

extension NetworkResolver {
  /// Finds the output layer, if there is one.
  mutating func addOutputLayer(
    behind group: CellGroup, rivals: [String]
  ) throws(NetworkError) {
    guard let last = plan.layers.last, options.output != .absent else { return }
    let search = OutputLayerSearch(variables: others, naming: group.naming)
    let pairs = search.candidates(inputs: last.outputSize)
    let lone = search.loneKernels(inputs: last.outputSize)
    var candidates: [OutputCandidate]
    if case .scope(let scope) = options.output {
      candidates = (pairs + lone).filter { $0.name.isWithin(scope) || $0.kernel.name == scope }
      guard !candidates.isEmpty else {
        throw .unknownOutputLayer(
          scope, inputs: last.outputSize, candidates: (pairs + lone).map(\.name))
      }
    } else {
      candidates = Self.own(pairs, of: group, rivals: rivals)
      if candidates.isEmpty {
        candidates = choose(fromLone: Self.own(lone, of: group, rivals: rivals))
      }
    }
    guard candidates.count <= 1 else { throw .severalOutputLayers(candidates.map(\.name)) }
    guard let output = candidates.first else { return }
    plan.layers.append(
      LayerPlan(
        name: output.name,
        signature: options.outputActivation == .softmax ? .denseSoftmax : .dense,
        inputSize: last.outputSize, hiddenSize: output.size,
        source: .dense(
          kernel: output.kernel, bias: output.bias, isTransposed: output.isTransposed)))
    plan.roles[output.kernel.name] = .output("kernel")
    if let bias = output.bias { plan.roles[bias.name] = .output("bias") }
    let next = search.candidates(inputs: output.size).filter { $0.kernel != output.kernel }
    if let next = next.first {
      plan.notes.append(
        "\(next.name) would fit behind the output layer's \(output.size) units; the network may "
          + "go on there, but Lockstep computes one output layer only.")
    }
  }

  /// Without what has more scopes in common with another network, and so is that network's.
  private static func own(
    _ candidates: [OutputCandidate], of group: CellGroup, rivals: [String]
  ) -> [OutputCandidate] {
    guard !candidates.isEmpty else { return [] }
    let (network, rivals) = (Path(group.network), rivals.map(Path.init))
    return candidates.filter { candidate in
      let path = Path(candidate.kernel.name)
      let own = path.common(with: network)
      return !rivals.contains { path.common(with: $0) > own }
    }
  }

  /// The one that can only be an output layer; none, with a note, where it is not clear.
  private mutating func choose(fromLone candidates: [OutputCandidate]) -> [OutputCandidate] {
    let inputs = plan.layers.first?.inputSize ?? 0
    if candidates.count == 1, !candidates[0].mayBeEmbedding(inputs: inputs) { return candidates }
    if let name = candidates.first?.name {
      plan.notes.append(
        "\(name) may be an output layer without a bias, or something else: if it is, say so with "
          + "--output-scope.")
    }
    return []
  }
}
