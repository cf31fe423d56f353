package import Tensors

extension ErrorShape {
  /// The shape of a divergent trace's errors; nil if it says nothing.
  package init?<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, to example: Case<Scalar>, judgement: Judgement
  ) {
    let map = ErrorMap(of: trace, to: example, judgement: judgement)
    let isFromZeros = example.signature.states.allSatisfy { state in
      example["initial_" + state].scalars.allSatisfy { $0 == 0 }
    }
    let shapes = [
      Self.ofZeros(trace, map), Self.ofPreactivations(trace, example, judgement, map),
      Self.afterTheFirst(map, isFromZeros: isFromZeros), Self.ofUnits(map), Self.ofGates(map),
      Self.ofSaturation(map), judgement.carried.isEmpty ? nil : Self.ofGrowth(map),
      Self.ofPrecision(map),
    ]
    guard let shape = shapes.lazy.compactMap(\.self).first else { return nil }
    self = shape
  }

  /// Of how many elements one more has to be wrong to be no accident: c and h of two places.
  private static let fewest = 3

  /// How many of the first units may be right by accident, where each reads what those before it wrote.
  private static let fewUnits = 3

  /// Whether the first step, or row, is right, and most of what follows it is not.
  ///
  /// The few elements of a narrow one may be right by accident, in saturation.
  private static func afterTheFirst(_ map: ErrorMap, isFromZeros: Bool) -> ErrorShape? {
    func isRightFirst(_ wrong: [Int], of counts: [Int]) -> Bool {
      wrong.count > 1 && wrong[0] == 0 && counts[0] > 7 && wrong.reduce(0, +) > fewest
        && zip(wrong, counts).dropFirst().allSatisfy { $0 * 2 > $1 }
    }
    if isRightFirst(map.steps, of: map.stepCounts) {
      return isFromZeros ? .afterTheFirstStepFromZeros : .afterTheFirstStep
    }
    return isRightFirst(map.rows, of: map.rowCounts) ? .afterTheFirstRow : nil
  }

  /// Whether what was returned is nothing but zeros, and should be something else.
  private static func ofZeros<Scalar: TensorScalar>(
    _ trace: Trace<Scalar>, _ map: ErrorMap
  ) -> ErrorShape? {
    let isAllZero = trace.tensors.names.allSatisfy { name in
      trace.tensors[name]?.scalars.allSatisfy { $0 == 0 } ?? true
    }
    return isAllZero && map.positive + map.negative > fewest ? .nothingWritten : nil
  }

  /// Whether z lacks nothing but the forget bias, which somebody adds behind it.
  private static func ofPreactivations<Scalar: TensorScalar>(
    _ trace: Trace<Scalar>, _ example: Case<Scalar>, _ judgement: Judgement, _ map: ErrorMap
  ) -> ErrorShape? {
    guard let z = trace.tensors["z"], let forgetBias = example.options["forget_bias"],
      let check = judgement.checks.first(where: { $0.tensor == "z" }),
      // The gate is held against the σ of its z too.
      map.tensors.allSatisfy({ $0.key == "z" || $0.key == "f" || $0.value == 0 }),
      map.gates.filter({ $0.value > 0 }).keys.elementsEqual(["f"])
    else { return nil }
    let block = example.signature.gates.firstIndex { $0.name == "f" } ?? 0
    let units = example.sizes.hiddenSize
    let isWithout = z.scalars.indices.allSatisfy { index in
      guard index % check.units / units == block, check.bound[index].isFinite else { return true }
      // The two may round where they are added: one more bound.
      let distance = Double(z.scalars[index]) + forgetBias - check.expected[index]
      return abs(distance) <= 2 * check.bound[index]
    }
    return isWithout ? .forgetBiasOutsideZ : nil
  }

  /// Which units are wrong: one, or most of the elements of each of the last.
  private static func ofUnits(_ map: ErrorMap) -> ErrorShape? {
    let count = map.units.count
    guard count > 1, map.wrongElsewhere == 0, map.units.reduce(0, +) > fewest,
      let first = map.units.firstIndex(where: { $0 > 0 }),
      let last = map.units.lastIndex(where: { $0 > 0 })
    else { return nil }
    if first == last { return .oneUnit(first, of: count) }
    let isTail =
      last == count - 1
      && zip(map.units, map.unitCounts).dropFirst(first).allSatisfy { $0 * 2 > $1 }
    guard isTail, first > 0 else { return nil }
    // What a loop leaves at its end is less than what it does before.
    return first <= fewUnits && first * 2 <= count
      ? .allButFirstUnits(first, of: count) : .lastUnits(from: first, of: count)
  }

  /// Whether one gate is wrong of several that the trace shows, or only h of c and h.
  private static func ofGates(_ map: ErrorMap) -> ErrorShape? {
    let wrong = map.gates.filter { $0.value > 0 }
    if map.gates.count > 1, wrong.count == 1, let (gate, count) = wrong.first, count > fewest {
      return .oneGate(gate)
    }
    let isHiddenAlone = map.tensors["c"] == 0 && map.tensors["h", default: 0] > fewest
    return isHiddenAlone && wrong.isEmpty ? .hiddenAlone : nil
  }

  /// Above which |c| nearly all elements are wrong, and below which none is.
  private static func ofSaturation(_ map: ErrorMap) -> ErrorShape? {
    guard map.wrongMemory.count > fewest, let least = map.wrongMemory.min(), least > 1 else {
      return nil
    }
    let beside = map.rightMemory.count { $0 >= least }
    return map.rightMemory.count > beside && beside * 4 <= map.wrongMemory.count
      ? .saturated(from: least) : nil
  }

  private static func ofGrowth(_ map: ErrorMap) -> ErrorShape? {
    guard map.errors.count > 3, let last = map.errors.last, map.errors[0] * 4 <= last else {
      return nil
    }
    let rises = zip(map.errors, map.errors.dropFirst()).count { $0 <= $1 }
    return rises * 5 >= (map.errors.count - 1) * 4 && map.greatestShare < 0.002 ? .growing : nil
  }

  /// Whether at least a third of all is wrong, by little and to both sides: what is done by a format or
  /// a function is done to all units alike.
  private static func ofPrecision(_ map: ErrorMap) -> ErrorShape? {
    let wrong = map.positive + map.negative
    let isEverywhere =
      wrong * 3 >= map.stepCounts.reduce(0, +) && map.units.count { $0 > 0 } > fewest
    let isMixed = min(map.positive, map.negative) * 4 >= wrong
    return wrong > 7 && isEverywhere && isMixed && map.greatestShare < 0.02
      ? .imprecise(share: map.greatestShare) : nil
  }
}
