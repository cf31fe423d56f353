public import Tensors

/// Why a trace is no answer to a case.
public enum TraceProblem: Error, Hashable, CustomStringConvertible {
  /// None of the cell's states is there.
  case noState(expected: [String])
  /// The cell has no tensor of that name.
  case unknownTensor(String, cell: String)
  /// The cell has no state of that name.
  case unknownFinalState(String, cell: String)
  /// A tensor has another shape than the case's sizes say.
  case shape(TensorSpecification, expected: [Int], actual: [Int])
  /// A final state has another shape than the case's sizes say.
  case finalShape(String, expected: [Int], actual: [Int])
  /// The half units of a tensor are no half units of it.
  case halfUnits(String)

  public var description: String {
    switch self {
    case .noState(let expected):
      "the trace holds none of the states \(expected.joined(separator: ", ")); one is needed"
    case .unknownTensor(let name, let cell):
      "the trace holds a tensor \(name), which the cell \(cell) does not have"
    case .unknownFinalState(let name, let cell):
      "the trace holds a final state \(name), which the cell \(cell) does not have"
    case .shape(let specification, let expected, let actual):
      "the trace's \(specification) must have the shape \(expected), not \(actual)"
    case .finalShape(let name, let expected, let actual):
      "the trace's final state \(name) [B, H] must have the shape \(expected), not \(actual)"
    case .halfUnits(let name):
      "the trace's half units of \(name) must be finite, not negative, and of the shape of its \(name)"
    }
  }
}
