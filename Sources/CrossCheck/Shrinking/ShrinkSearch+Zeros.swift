import Tensors

extension ShrinkSearch {
  /// Sets to zero: whole tensors, then blocks of them such as the columns of a gate, then single rows
  /// and columns, then halves of what is left, down to single elements.
  mutating func clear() throws {
    try apply(zerosOfTensors, splitting: false)
    try apply(zeros { $0.blocks(for: $1).map(\.range) }, splitting: false)
    try apply(
      zeros { extent, sizes in (0..<extent.value(for: sizes)).map { $0..<($0 + 1) } },
      splitting: false)
    try apply(zerosOfTensors, splitting: true)
  }

  /// For each tensor, what sets it to zero.
  private var zerosOfTensors: [ValueEdit<Scalar>] {
    current.tensors.compactMap { name, tensor in zeros(name, tensor.nonzeroIndices) }
  }

  /// For each tensor and each of its axes, what sets the parts of the axis to zero, one by one; no
  /// parts that are the whole tensor or a single element.
  private func zeros(
    _ parts: (Extent, Sizes) -> [Range<Int>]
  ) -> [ValueEdit<Scalar>] {
    var edits: [ValueEdit<Scalar>] = []
    for specification in current.signature.caseTensors {
      let tensor = current[specification.name]
      let nonzero = tensor.nonzeroIndices
      for (axis, extent) in specification.extents.enumerated() {
        let size = tensor.shape.dimensions[axis]
        let inner = tensor.shape.dimensions[(axis + 1)...].reduce(1, *)
        let parts = parts(extent, current.sizes)
        guard parts.count > 1, tensor.shape.count > parts.count else { continue }
        // The part of each index of the axis, so that every element is looked at once.
        let owners = parts.enumerated().flatMap { owner, part in part.map { _ in owner } }
        let groups = Dictionary(grouping: nonzero) { owners[$0 / inner % size] }
        edits += parts.indices.compactMap { zeros(specification.name, groups[$0] ?? []) }
      }
    }
    return edits
  }

  private func zeros(_ name: String, _ indices: [Int]) -> ValueEdit<Scalar>? {
    ValueEdit(name, indices, indices.map { _ in 0 })
  }
}

extension Tensor {
  /// The elements that are not 0; −0 is one of them.
  fileprivate var nonzeroIndices: [Int] {
    scalars.indices.filter { scalars[$0] != 0 || scalars[$0].sign == .minus }
  }
}
