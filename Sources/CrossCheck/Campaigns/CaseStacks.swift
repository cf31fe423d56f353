import Tensors

/// A case under its index in the campaign.
struct IndexedCase<Scalar: TensorScalar> {
  let index: Int
  let example: Case<Scalar>
}

/// The cases of a range of indices, cut into stacks of cases that can be judged together.
///
/// A stack is a run of consecutive cases of equal sizes, no longer than a limit and no larger than a
/// budget. It holds one case at least.
struct CaseStacks<Scalar: TensorScalar> {
  private var remaining: Range<Int>
  private var ahead: IndexedCase<Scalar>?
  private let limit: Int
  private let byteBudget: Int
  private let makeCase: (Int) throws -> Case<Scalar>

  init(
    _ indices: Range<Int>, limit: Int, byteBudget: Int,
    makeCase: @escaping (Int) throws -> Case<Scalar>
  ) {
    remaining = indices
    self.limit = limit
    self.byteBudget = byteBudget
    self.makeCase = makeCase
  }

  /// Whether every case was handed out.
  var isAtEnd: Bool { ahead == nil && remaining.isEmpty }

  /// The next stack; nil at the end.
  mutating func next() throws -> [IndexedCase<Scalar>]? {
    guard let first = try take() else { return nil }
    let signature = first.example.signature
    let sizes = first.example.sizes
    let bytes = sizes.bytesInStack(signature) ?? .max
    let count = min(limit, byteBudget / max(bytes, 1))
    var stack = [first]
    while stack.count < count, let candidate = try take() {
      guard candidate.example.signature == signature, candidate.example.sizes == sizes,
        candidate.example.wantsActivations == first.example.wantsActivations
      else {
        ahead = candidate
        break
      }
      stack.append(candidate)
    }
    return stack
  }

  private mutating func take() throws -> IndexedCase<Scalar>? {
    if let ahead {
      self.ahead = nil
      return ahead
    }
    guard let index = remaining.first else { return nil }
    remaining.removeFirst()
    return IndexedCase(index: index, example: try makeCase(index))
  }
}
