import CommandSupport
import Lockstep

extension OpenedModel {
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
          part: "layer \(index)", name: layer.name, cell: layer.signature.cell,
          inputSize: layer.inputSize, size: layer.hiddenSize,
          projectionSize: layer.projectionSize, options: layer.options,
          parameters: layer.parameterCount.value, formula: layer.parameterCount.description)
      } + (plan.output.map { [describe($0)] } ?? []),
      assumptions: plan.assumptions, notes: plan.notes, problem: plan.problem?.description)
  }

  private func describe(_ output: OutputPlan) -> PartDescription {
    PartDescription(
      part: "output layer", name: output.name,
      cell: output.activation == .softmax ? "dense_softmax" : "dense",
      inputSize: output.inputSize, size: output.size, options: [:],
      parameters: output.parameterCount.value, formula: output.parameterCount.description)
  }
}
