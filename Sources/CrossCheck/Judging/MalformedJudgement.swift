/// A judgement that does not fit the trace that it judges: a fault of the reference, not of the
/// subject.
public enum MalformedJudgement: Error, Hashable, CustomStringConvertible {
  /// A check has more or fewer values than the tensor has elements.
  case count(tensor: String, expected: Int, actual: Int)
  /// A check is of a tensor that the trace lacks.
  case absentTensor(String)
  /// No check is of that tensor of the trace.
  case unchecked(String)
  /// There are more or fewer judgements than cases.
  case judgements(expected: Int, actual: Int)

  public var description: String {
    switch self {
    case .count(let tensor, let expected, let actual):
      "the reference's check of \(tensor) holds \(actual) values for \(expected) elements"
    case .absentTensor(let tensor):
      "the reference checks \(tensor), which the trace does not hold"
    case .unchecked(let tensor):
      "the reference left \(tensor) of the trace unchecked"
    case .judgements(let expected, let actual):
      "the reference returned \(actual) judgements for \(expected) cases"
    }
  }
}
