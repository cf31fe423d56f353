import Lockstep

/// A model file with the plan of its network.
struct OpenedModel {
  let file: any ModelFile

  /// Where TensorFlow lists its checkpoints, whether there is such a file or not.
  let lists: [String]

  let plan: NetworkPlan

  /// - Throws: `CommandFailure` if the file cannot be read.
  init(_ options: ModelOptions) throws {
    do {
      file = try ModelFormats.open(options.path)
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, error.description)
    }
    let index = file.path
    let folder = index.lastIndex(of: "/").map { String(index[...$0]) } ?? ""
    lists = [folder + "checkpoint", options.path + "/checkpoint"]
    plan = NetworkPlan(of: file, options: options.networkOptions)
  }

  /// The plan as plain text and numbers.
  var description: ModelDescription {
    ModelDescription(
      path: file.path, format: file.format,
      variables: file.variables.map { variable in
        let role = plan.role(of: variable)
        return VariableDescription(
          name: variable.name, dtype: variable.type.name, shape: variable.shape,
          bytes: variable.byteCount, role: role.description, isSetAside: role.isSetAside)
      },
      parts: plan.layers.enumerated().map { index, layer in
        PartDescription(
          part: plan.partName(at: index), name: layer.name, cell: layer.signature.cell,
          isRecurrent: layer.signature.isRecurrent, inputSize: layer.inputSize,
          size: layer.hiddenSize, projectionSize: layer.projectionSize,
          splice: layer.splice?.offsets, options: layer.options,
          parameters: layer.parameterCount.value, formula: layer.parameterCount.description)
      },
      assumptions: plan.assumptions, notes: plan.notes, problem: plan.problem?.description)
  }
}
