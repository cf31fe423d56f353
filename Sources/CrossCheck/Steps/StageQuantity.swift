/// What is computed at a stage of a step; the raw value is its name in the Reference and in files.
public enum StageQuantity: String, Hashable, Sendable, CaseIterable {
  /// x·K, K the kernel.
  case inputProduct = "input_product"

  /// h·R, R the recurrent kernel.
  case recurrentProduct = "recurrent_product"

  /// x·K + h·R and every bias.
  case withBias = "with_bias"

  /// The same and the forget bias.
  case withForgetBias = "with_forget_bias"

  /// The same and what the gate sees of c through its peephole.
  case withPeephole = "with_peephole"

  /// A gate, after its activation.
  case activation

  /// tanh(c′)·o in front of a projection.
  case unprojected

  // The states.
  /// The memory c after the step.
  case c
  /// The output h after the step.
  case h
  /// The output y of a layer without a state.
  case y
}
