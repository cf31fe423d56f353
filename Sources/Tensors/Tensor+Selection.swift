extension Tensor {
  /// The tensor with only some indices of one axis, in that order.
  ///
  /// - Precondition: there is such an axis, and every index is one of it.
  public func selecting(_ indices: [Int], axis: Int) -> Tensor {
    let dimensions = shape.dimensions
    precondition(dimensions.indices.contains(axis), "the tensor \(shape) has no axis \(axis)")
    precondition(
      indices.allSatisfy { (0..<dimensions[axis]).contains($0) },
      "the axis \(axis) of the tensor \(shape) has no such index")
    let inner = dimensions[(axis + 1)...].reduce(1, *)
    let outer = dimensions[..<axis].reduce(1, *)
    let runs = runs(of: indices)
    var selected: [Scalar] = []
    selected.reserveCapacity(outer * indices.count * inner)
    for block in 0..<outer {
      let start = block * dimensions[axis]
      for run in runs {
        selected += scalars[((start + run.lowerBound) * inner)..<((start + run.upperBound) * inner)]
      }
    }
    var shape = dimensions
    shape[axis] = indices.count
    do { return try Tensor(shape, selected) } catch {
      preconditionFailure("a part of the tensor \(self.shape) is none: \(error)")
    }
  }

  /// Runs of consecutive indices, which are copied at once.
  private func runs(of indices: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }
}
