import CommandSupport
import Lockstep

/// A file with the states before the first step.
struct InitialStates {
  private let path: String
  private let file: any ModelFile
  private let layers: [LayerPlan]

  /// - Throws: `CommandFailure` if the file cannot be read.
  init(_ path: String, _ layers: [LayerPlan]) throws {
    self.path = path
    self.layers = layers
    try Self.refuseName(path)
    do {
      file = try ModelFormats.open(path)
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, "--initial-state: \(error)")
    }
  }

  /// - Throws: `CommandFailure` if one array is chosen, as the options for arrays have it.
  private static func refuseName(_ path: String) throws {
    var file = path
    while realPath(file) == nil, let colon = file.lastIndex(of: ":") {
      file = String(file[..<colon])
    }
    guard file != path, realPath(file) != nil else { return }
    throw CommandFailure(
      .usage,
      "--initial-state \(path.printable): give the file alone, \(file.printable): the states of every "
        + "layer are taken from it by their names, such as c0 and h0")
  }

  /// For each layer its states, `[B, H]`.
  func read<Scalar: TensorScalar>(
    inputs: SequenceArray
  ) throws -> [NamedTensors<Scalar>] {
    try layers.enumerated().map { index, layer in
      var states = NamedTensors<Scalar>()
      for state in layer.signature.states {
        states[state] = try read(state, of: layer, index, inputs: inputs)
      }
      return states
    }
  }

  private func read<Scalar: TensorScalar>(
    _ state: String, of layer: LayerPlan, _ index: Int, inputs: SequenceArray
  ) throws -> Tensor<Scalar> {
    let common = ["initial_\(state)", "\(state)0"]
    let own = ["initial_\(state)_\(index)"]
    guard let variable = (own + common).lazy.compactMap({ file[$0] }).first else {
      throw CommandFailure(
        .usage,
        "--initial-state \(path.printable): there is no \(state) for layer \(index); it may be called "
          + "\((common + own).joined(separator: ", ")). The file holds "
          + "\(listed(file.variables.map(\.name))).")
    }
    let width = layer.width(of: state)
    let one = [inputs.batch, width]
    let tensor: Tensor<Scalar> = try attempt { try file.tensor(variable.name) }
    let isOwn = own.contains(variable.name)
    if variable.shape == one, isOwn || layers.count == 1 { return tensor }
    if variable.shape == [layers.count] + one, !isOwn {
      let count = one[0] * one[1]
      return try Tensor(one, Array(tensor.scalars[index * count..<(index + 1) * count]))
    }
    let isOther =
      inputs.steps != inputs.batch
      && Array(variable.shape.suffix(2)) == [inputs.steps, width]
    let other =
      isOther
      ? " It fits the other order of the inputs: \(inputs.isBatchMajor ? "leave out" : "use") "
        + "--batch-major." : ""
    throw CommandFailure(
      .usage,
      "--initial-state \(path): \(variable.name) must have the shape \(one)"
        + (isOwn ? "" : layers.count == 1 ? " or [1, \(one[0]), \(one[1])]" : "")
        + (!isOwn && layers.count > 1 ? " for each of the \(layers.count) layers" : "")
        + ", not \(variable.shape).\(other)")
  }
}
