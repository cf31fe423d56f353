/// Puts named tensors together to the components of a network, and finds what does not fit.
struct Nnet1Assembly {
  private let tensors: [String: KaldiTensor]

  /// What is to be written, for the errors.
  private let path: String

  init(_ tensors: [String: KaldiTensor], path: String) {
    self.tensors = tensors
    self.path = path
  }

  /// - Throws: `ModelFileError` naming the tensor that is at fault.
  func components() throws(ModelFileError) -> [Nnet1Component] {
    var groups: [Int: (kind: Nnet1Kind, tensors: [String: KaldiTensor])] = [:]
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, let index = Int(parts[0]), String(index) == parts[0], index >= 0,
        let kind = Nnet1Kind.all.first(where: { $0.name == parts[1] })
      else { throw failure(name, "it is not named as 0.LstmProjected.bias is") }
      let before = groups[index]
      guard before == nil || before?.kind.name == kind.name else {
        throw failure(name, "component \(index) is <\(before?.kind.name ?? "")> by other names")
      }
      groups[index, default: (kind, [:])].tensors[String(parts[2])] = tensor
    }
    guard !groups.isEmpty else {
      throw ModelFileError(path: path, reason: "there are no tensors of a network")
    }
    var components: [Nnet1Component] = []
    for index in 0..<groups.count {
      guard let (kind, tensors) = groups[index] else {
        throw ModelFileError(
          path: path, reason: "there is no component \(index), and there are later ones")
      }
      let component = try component(kind, tensors, "\(index).\(kind.name).")
      if let before = components.last, before.sizes.outputs != component.sizes.inputs {
        throw failure(
          "\(index).\(kind.name).input_dim",
          "it is \(component.sizes.inputs), and the component before it has "
            + "\(before.sizes.outputs) outputs")
      }
      components.append(component)
    }
    return components
  }

  private func component(
    _ kind: Nnet1Kind, _ given: [String: KaldiTensor], _ prefix: String
  ) throws(ModelFileError) -> Nnet1Component {
    var rest = given
    func size(_ name: String) throws(ModelFileError) -> Int {
      guard case .int32(let values) = rest.removeValue(forKey: name)?.values, values.count == 1,
        values[0] > 0
      else { throw failure(prefix + name, "it is to be one int32 above 0") }
      return Int(values[0])
    }
    var sizes = Nnet1Sizes(inputs: try size("input_dim"), outputs: try size("output_dim"))
    guard kind.allows(sizes) else {
      throw failure(
        prefix + "input_dim", "it cannot be \(sizes.inputs) with \(sizes.outputs) outputs")
    }
    if kind.hasCellSize {
      sizes.cells = rest["w_r_m"]?.shape.last ?? 0
      guard (1...Int(Int32.max)).contains(sizes.cells) else {
        throw failure(prefix + "w_r_m", "its columns are to be as many as there are cells")
      }
    }
    for setting in kind.settings {
      guard let tensor = rest.removeValue(forKey: setting) else { continue }
      guard tensor.values.count == 1, tensor.values.type != .int32 else {
        throw failure(prefix + setting, "it is to be one float32 or float64")
      }
    }
    for tensor in kind.tensors {
      let (name, shape) = (prefix + tensor.name, tensor.shape(sizes))
      guard let value = rest.removeValue(forKey: tensor.name) else {
        throw failure(name, "it is missing")
      }
      guard value.shape == shape, value.isWhole else {
        throw failure(name, "it is of shape \(value.shape), and \(shape) would fit")
      }
      guard (value.values.type == .int32) == (tensor.form == .integers) else {
        throw failure(name, "it is of type \(value.values.type), which does not fit")
      }
    }
    if let name = rest.keys.min() {
      throw failure(prefix + name, "<\(kind.name)> has no such tensor")
    }
    return Nnet1Component(kind: kind, sizes: sizes, tensors: given)
  }

  private func failure(_ name: String, _ reason: String) -> ModelFileError {
    ModelFileError(path: path, variable: name, reason: reason)
  }
}
