public import Tensors

extension Judgement {
  /// The first element of a trace of which nothing is known, and how many there are; nil if there is
  /// none.
  ///
  /// An element is known if some check of it is evidence. One that is not may be anything: that its
  /// neighbours are known says nothing of it, since they may be what they are in any case, as the
  /// outputs of a dead unit are.
  ///
  /// - Parameters:
  ///   - trace: what was judged.
  ///   - lengths: how many steps of each sequence there are.
  public func unknownElements<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, lengths: [Int]
  ) -> UnknownElements? {
    var count = 0
    var first: UnknownElements?
    let tensors = Dictionary(grouping: checks.filter { !$0.isFinalState }, by: \.tensor)
    for (name, checks) in tensors.sorted(by: { $0.key < $1.key }) {
      guard let actual = trace.tensors[name], let units = checks.first?.units else { continue }
      for step in 0..<(lengths.max() ?? 0) {
        for row in lengths.indices where step < lengths[row] {
          let start = (step * lengths.count + row) * units
          for index in start..<start + units {
            let value = Double(actual.scalars[index])
            let isKnown = checks.contains { check in
              elementRatio(
                actual: value, expected: check.expected[index], bound: check.bound[index]) != nil
            }
            guard !isKnown else { continue }
            count += 1
            if first.map({ (step, row) < ($0.step, $0.row) }) ?? true {
              first = UnknownElements(
                tensor: name, step: step, row: row, unit: index - start, count: 0)
            }
          }
        }
      }
    }
    first?.count = count
    return first
  }
}
