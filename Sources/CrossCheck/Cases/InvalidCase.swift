public import Tensors

/// Why tensors do not make a case of a cell.
public enum InvalidCase: Error, Hashable, CustomStringConvertible {
  /// A tensor that the cell needs is not there.
  case missing(TensorSpecification)
  /// A tensor has another shape than the sizes say.
  case shape(TensorSpecification, expected: [Int], actual: [Int])
  /// The cell has no tensor of that name.
  case unknownTensor(String, cell: String)
  /// The cell has no option of that name.
  case unknownOption(String, cell: String)

  public var description: String {
    switch self {
    case .missing(let specification):
      "the case has no tensor \(specification)"
    case .shape(let specification, let expected, let actual):
      "the case's \(specification) must have the shape \(expected), not \(actual)"
    case .unknownTensor(let name, let cell):
      "the cell \(cell) has no tensor \(name)"
    case .unknownOption(let name, let cell):
      "the cell \(cell) has no option \(name)"
    }
  }
}
