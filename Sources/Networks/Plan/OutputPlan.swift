public import ModelFiles
public import RecurrentCells

/// An output layer as a file's index describes it; no values yet.
public struct OutputPlan: Hashable, Sendable {
  /// The scope of its variables, such as `output`; the kernel's name where the scope holds more.
  public let name: String
  public let kernel: Variable
  /// Nil is a bias of zeros.
  public let bias: Variable?

  /// Whether the kernel is `[N, H]`, as PyTorch has it, and not `[H, N]`.
  public let isTransposed: Bool
  public let activation: OutputActivation

  /// H, the number of hidden units before it.
  public var inputSize: Int { kernel.shape[isTransposed ? 1 : 0] }
  /// N, the number of its own units.
  public var size: Int { kernel.shape[isTransposed ? 0 : 1] }

  public var parameterCount: ParameterCount {
    ParameterCount(inputSize: inputSize, outputs: size, hasBias: bias != nil)
  }

  public var variables: [Variable] { [kernel] + (bias.map { [$0] } ?? []) }
}
