import ModelFiles
import RecurrentCells
import Tensors

/// Components of a Kaldi network as they come.
struct KaldiComponentList<Scalar: CellScalar> {
  private(set) var tensors: [String: KaldiTensor] = [:]
  private var count = 0

  mutating func append(
    _ kind: String, inputs: Int, outputs: Int, _ parts: [String: KaldiTensor]
  ) {
    let prefix = "\(count).\(kind)."
    for (name, tensor) in parts { tensors[prefix + name] = tensor }
    for (name, size) in [("input_dim", inputs), ("output_dim", outputs)] {
      tensors[prefix + name] = KaldiTensor(
        shape: [], values: .int32([Int32(truncatingIfNeeded: size)]))
    }
    count += 1
  }

  /// In the network's own precision.
  func tensor(_ tensor: Tensor<Scalar>) -> KaldiTensor {
    let values: KaldiValues =
      switch Scalar.dtype {
      case .float32: .float32(tensor.scalars.map { Float($0) })
      case .float64: .float64(tensor.scalars.map { Double($0) })
      }
    return KaldiTensor(shape: tensor.shape.dimensions, values: values)
  }
}
