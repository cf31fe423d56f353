import ModelFiles
import Networks
import RecurrentCells
import Tensors

/// An output layer's parts by their names.
extension LayerPlan {
  var size: Int { hiddenSize }
  var activation: OutputActivation { signature == .denseSoftmax ? .softmax : .none }

  var isTransposed: Bool? {
    if case .dense(_, _, let isTransposed) = source { isTransposed } else { nil }
  }

  var kernel: Variable? {
    if case .dense(let kernel, _, _) = source { kernel } else { nil }
  }

  var bias: Variable? {
    if case .dense(_, let bias, _) = source { bias } else { nil }
  }
}
