public import Tensors

/// Why a cell cannot be made of its weights, or cannot run on its inputs.
public enum CellError: Error, Hashable, CustomStringConvertible {
  /// The kernel's shape does not fit the layout, such as `[I+H, 4H]`.
  case kernel(layout: String, actual: Shape)
  /// A tensor does not have the shape that the kernel asks for.
  case shape(tensor: String, expected: String, actual: Shape)
  /// The lengths are not one for each batch row, within the time steps.
  case lengths([Int], steps: Int, batch: Int)
  /// The input gate has a peephole of its own exactly if it is not coupled.
  case peepholeOfInputGate(isCoupled: Bool)
  /// A tensor that the cell needs is not there.
  case missing(tensor: String)
  /// The cell reads what the step before it left, which a feed-forward layer does not.
  case recurrent(cell: String)
  /// The results do not fit into memory.
  case results(TensorError)

  public var description: String {
    switch self {
    case .kernel(let layout, let actual):
      "the kernel must have the shape \(layout), with at least one input and one hidden unit; "
        + "\(actual) is no such shape"
    case .shape(let tensor, let expected, let actual):
      "the tensor \(tensor) must have the shape \(expected), not \(actual)"
    case .lengths(let lengths, let steps, let batch):
      "there must be \(batch) lengths, one for each batch row, each from 0 to \(steps), not "
        + (lengths.count == batch
          ? "\(lengths.first { !(0...steps).contains($0) } ?? 0)" : "\(lengths.count) of them")
    case .peepholeOfInputGate(let isCoupled):
      isCoupled
        ? "with coupled gates, i = 1 − f, there is no peephole_i"
        : "the tensor peephole_i is missing"
    case .missing(let tensor): "the tensor \(tensor) is missing"
    case .recurrent(let cell): "the cell \(cell) is no feed-forward layer"
    case .results(let error):
      "the results do not fit into memory: \(error)"
    }
  }
}
