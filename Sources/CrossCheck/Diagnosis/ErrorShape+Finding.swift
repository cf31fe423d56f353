import Tensors

extension ErrorShape {
  /// The shape of a divergent trace's errors; nil if it says nothing.
  init?<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, to example: Case<Scalar>, judgement: Judgement
  ) {
    let map = ErrorMap(of: trace, to: example, judgement: judgement)
    let shapes = [
      Self.afterTheFirst(map), Self.ofUnits(map), Self.ofGates(map, example.signature),
      Self.ofSaturation(map), judgement.carried.isEmpty ? nil : Self.ofGrowth(map),
      Self.ofPrecision(map),
    ]
    guard let shape = shapes.lazy.compactMap(\.self).first else { return nil }
    self = shape
  }

  /// Whether the first step, or row, is right, and most of what follows it is not; a few elements say
  /// nothing.
  private static func afterTheFirst(_ map: ErrorMap) -> ErrorShape? {
    func isRightFirst(_ wrong: [Int], of counts: [Int]) -> Bool {
      wrong.count > 1 && wrong[0] == 0 && wrong.reduce(0, +) > 3
        && zip(wrong, counts).dropFirst().allSatisfy { $0 * 2 > $1 }
    }
    if isRightFirst(map.steps, of: map.stepCounts) { return .afterTheFirstStep }
    return isRightFirst(map.rows, of: map.rowCounts) ? .afterTheFirstRow : nil
  }

  /// Which units are wrong, if enough elements of them are to be no accident.
  private static func ofUnits(_ map: ErrorMap) -> ErrorShape? {
    guard map.units.count > 1, let first = map.units.firstIndex(where: { $0 > 0 }),
      let last = map.units.lastIndex(where: { $0 > 0 })
    else { return nil }
    let wrong = map.units.reduce(0, +)
    if first == last { return wrong > 1 ? .oneUnit(first, of: map.units.count) : nil }
    let isTail = last == map.units.count - 1 && map.units[first...].allSatisfy { $0 > 0 }
    return isTail && first > 0 && wrong > map.units.count
      ? .lastUnits(from: first, of: map.units.count) : nil
  }

  private static func ofGates(_ map: ErrorMap, _ signature: Signature) -> ErrorShape? {
    if signature.gates.count > 1, map.gates.count == 1, let gate = map.gates.keys.first {
      return .oneGate(gate)
    }
    let isHiddenAlone = map.tensors["c"] == 0 && map.tensors["h", default: 0] > 0
    return isHiddenAlone && map.gates.isEmpty ? .hiddenAlone : nil
  }

  /// Above which |c| nearly all elements are wrong, and below which none is.
  private static func ofSaturation(_ map: ErrorMap) -> ErrorShape? {
    guard map.wrongMemory.count > 3, let least = map.wrongMemory.min(), least > 1 else {
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
    return rises * 5 >= (map.errors.count - 1) * 4 && map.relativeError < 0.1 ? .growing : nil
  }

  private static func ofPrecision(_ map: ErrorMap) -> ErrorShape? {
    let isMixed = min(map.positive, map.negative) * 4 >= map.positive + map.negative
    return map.positive + map.negative > 7 && isMixed && map.relativeError < 0.01
      ? .imprecise(relativeError: map.relativeError) : nil
  }
}
