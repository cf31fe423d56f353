import Tensors

extension Trace {
  /// Checks that the trace answers the case: at least one state, nothing unknown, the right shapes,
  /// half units that are some.
  ///
  /// - Throws: the first `TraceProblem`, in the order of the signature's tensors.
  public func validate(for example: Case<Scalar>) throws(TraceProblem) {
    let signature = example.signature
    let sizes = example.sizes
    guard signature.states.contains(where: { tensors[$0] != nil }) else {
      throw .noState(expected: signature.states)
    }
    let known = signature.traceTensors
    for name in tensors.names where !known.contains(where: { $0.name == name }) {
      throw .unknownTensor(name, cell: signature.cell)
    }
    for specification in known {
      guard let tensor = tensors[specification.name] else { continue }
      let expected = specification.dimensions(for: sizes)
      guard tensor.shape.dimensions == expected else {
        throw .shape(specification, expected: expected, actual: tensor.shape.dimensions)
      }
    }
    for name in halfUnits.names {
      guard let units = halfUnits[name], let tensor = tensors[name], tensor.shape == units.shape,
        units.scalars.allSatisfy({ $0 >= 0 && $0.isFinite })
      else { throw .halfUnits(name) }
    }
    for name in finalState.names {
      guard signature.states.contains(name), let tensor = finalState[name] else {
        throw .unknownFinalState(name, cell: signature.cell)
      }
      let expected = [sizes.batch, sizes[signature.width(of: name)]]
      guard tensor.shape.dimensions == expected else {
        throw .finalShape(name, expected: expected, actual: tensor.shape.dimensions)
      }
    }
  }
}
