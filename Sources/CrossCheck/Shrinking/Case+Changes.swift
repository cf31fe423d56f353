import Tensors

extension Case {
  /// A case of the same signature that was made from this one.
  func changed(
    sizes: Sizes? = nil, options: [String: Double]? = nil, tensors: NamedTensors<Scalar>? = nil
  ) -> Case {
    do {
      return try Case(
        signature, sizes: sizes ?? self.sizes, options: options ?? self.options,
        tensors: tensors ?? self.tensors, provenance: provenance.whenShrunk)
    } catch {
      // Every tensor was cut as the signature says.
      preconditionFailure("a case was changed to an invalid one: \(error)")
    }
  }

  /// The case with other elements in one tensor.
  ///
  /// - Precondition: there is such a tensor, of as many elements.
  func replacing(_ name: String, with scalars: [Scalar]) -> Case {
    var changed = tensors
    do { changed[name] = try Tensor(self[name].shape.dimensions, scalars) } catch {
      preconditionFailure("the elements of \(name) were changed to others: \(error)")
    }
    return self.changed(tensors: changed)
  }

  /// How many elements of its tensors are not zero.
  var nonzeroCount: Int {
    tensors.reduce(0) { $0 + $1.tensor.scalars.count { $0 != 0 } }
  }
}
