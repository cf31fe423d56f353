import Tensors

/// A change of some elements of one tensor.
struct ValueEdit<Scalar: TensorScalar> {
  let tensor: String

  /// The elements, row-major, and what each becomes.
  let indices: [Int]
  let values: [Scalar]

  /// Nil if there is nothing to change.
  init?(_ tensor: String, _ indices: [Int], _ values: [Scalar]) {
    guard !indices.isEmpty else { return nil }
    self.tensor = tensor
    self.indices = indices
    self.values = values
  }

  /// Both halves of it; nothing of a single element.
  var halves: [ValueEdit] {
    let middle = indices.count / 2
    guard middle > 0 else { return [] }
    return [
      ValueEdit(tensor, Array(indices[..<middle]), Array(values[..<middle])),
      ValueEdit(tensor, Array(indices[middle...]), Array(values[middle...])),
    ].compactMap(\.self)
  }
}

extension Case {
  /// The case with all these changes.
  func applying(_ edits: [ValueEdit<Scalar>]) -> Case {
    var changed = tensors
    for (name, edits) in Dictionary(grouping: edits, by: \.tensor) {
      guard var tensor = changed[name] else { continue }
      tensor.withUnsafeMutableScalars { scalars in
        for edit in edits {
          for (index, value) in zip(edit.indices, edit.values) { scalars[index] = value }
        }
      }
      changed[name] = tensor
    }
    return self.changed(tensors: changed)
  }
}
