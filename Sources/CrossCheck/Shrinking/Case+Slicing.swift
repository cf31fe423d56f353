public import Tensors

// What is cut is cut from every tensor that has the size, as the signature says: of a kernel
// [I+H, 4H] a hidden unit takes a row and four columns.
extension Case {
  /// The case with only some of its time steps.
  ///
  /// - Parameters:
  ///   - steps: those that are kept.
  ///   - startingStates: states after every step, [T, B, H] each (a projected h [T, B, P]); the
  ///     steps then begin from what is there before the first of them. A state that is not among
  ///     them begins as in the case itself.
  /// - Precondition: the steps are some of the case's, and the states are of its sizes.
  public func keeping(
    steps: Range<Int>, startingStates: NamedTensors<Scalar> = [:]
  ) -> Case {
    var cut = keeping(Array(steps), of: .T)
    guard steps.lowerBound > 0 else { return cut }
    for name in signature.states {
      guard let states = startingStates[name] else { continue }
      let width = sizes[signature.width(of: name)]
      precondition(
        states.shape.dimensions == [sizes.steps, sizes.batch, width],
        "the starting states \(name) are of the shape \(states.shape)")
      let before = states.selecting([steps.lowerBound - 1], axis: 0)
      cut = cut.replacing("initial_" + name, with: before.scalars)
    }
    return cut
  }

  /// The case with only some of its batch rows.
  ///
  /// - Precondition: the numbers ascend, and are some of the case's.
  public func keeping(batchRows: [Int]) -> Case { keeping(batchRows, of: .B) }

  /// The case with only some of its hidden units; of a layer without a state, of its outputs.
  ///
  /// Where a row of inputs is as wide as the state, the inputs of the same numbers are kept.
  ///
  /// - Precondition: the numbers ascend, and are some of the case's.
  public func keeping(hiddenUnits: [Int]) -> Case { keeping(hiddenUnits, of: .H) }

  /// The case with only some of its inputs.
  ///
  /// Where a row of inputs is as wide as the state, the outputs of the same numbers are kept.
  ///
  /// - Precondition: the numbers ascend, and are some of the case's.
  public func keeping(inputColumns: [Int]) -> Case { keeping(inputColumns, of: .I) }

  /// The case with only some of its projected outputs; without a projection, the case as it is.
  ///
  /// - Precondition: the numbers ascend, and are some of the case's.
  public func keeping(projectedOutputs: [Int]) -> Case {
    sizes.projectionSize == nil ? self : keeping(projectedOutputs, of: .P)
  }

  func keeping(_ kept: [Int], of symbol: SizeSymbol) -> Case {
    let symbol = signature.isElementwise && symbol == .I ? .H : symbol
    precondition(
      zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 }
        && kept.allSatisfy { (0..<sizes[symbol]).contains($0) },
      "what is kept of \(symbol) must ascend within the case's \(sizes)")
    guard kept.count < sizes[symbol] else { return self }
    var cutSizes = sizes.replacing(symbol, with: kept.count)
    if signature.isElementwise { cutSizes.inputSize = cutSizes.hiddenSize }
    var cut = tensors
    for specification in signature.caseTensors {
      for (axis, extent) in specification.extents.enumerated() where extent.contains(symbol) {
        cut[specification.name] = cut[specification.name]?.selecting(
          extent.indices(keeping: kept, of: symbol, for: sizes), axis: axis)
      }
    }
    return changed(sizes: cutSizes, tensors: cut)
  }
}
