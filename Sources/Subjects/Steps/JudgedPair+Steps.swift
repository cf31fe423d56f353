import CrossCheck
import Tensors

extension JudgedPair {
  /// A tensor of the trace after a step, `[B, width]`; nil if the trace lacks it.
  func values(_ name: String, after step: Int) -> [Scalar]? {
    guard let tensor = trace.tensors[name] else { return nil }
    return Self.values(of: tensor, at: step)
  }

  /// A state before a step, `[B, width]`; nil if the trace lacks it.
  func state(_ name: String, before step: Int) -> [Scalar]? {
    step == 0 ? example.tensors["initial_" + name]?.scalars : values(name, after: step - 1)
  }

  /// The rows of inputs of a step, `[B, I]`.
  func inputs(at step: Int) -> [Scalar] { Self.values(of: example["inputs"], at: step) }

  private static func values(of tensor: Tensor<Scalar>, at step: Int) -> [Scalar] {
    let stride = tensor.shape.dimensions[1] * tensor.shape.dimensions[2]
    return Array(tensor.scalars[step * stride..<(step + 1) * stride])
  }
}
