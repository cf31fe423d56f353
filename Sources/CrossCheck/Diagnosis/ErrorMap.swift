import Tensors

/// Which elements of a trace are beyond their bounds, counted along every axis.
struct ErrorMap {
  /// How many elements of each step and batch row can be verified, and how many are wrong.
  private(set) var stepCounts: [Int]
  private(set) var rowCounts: [Int]
  private(set) var steps: [Int]
  private(set) var rows: [Int]

  /// The same of each unit, of the states that are H wide; and how many of other states are wrong.
  private(set) var unitCounts: [Int]
  private(set) var units: [Int]
  private(set) var wrongElsewhere = 0

  /// How many are wrong of each tensor, and of each gate that the trace shows.
  private(set) var tensors: [String: Int] = [:]
  private(set) var gates: [String: Int] = [:]

  /// |c| of elements of c and h that are wrong, and of those that are right.
  private(set) var wrongMemory: [Double] = []
  private(set) var rightMemory: [Double] = []

  /// The greatest |d| of each step, of finite numbers.
  private(set) var errors: [Double]

  /// Wrong elements by the sign of their error, and the greatest |d| of them as a share of the greatest
  /// number that is expected of their tensor: one that is nearly 0 has no relative error to speak of.
  private(set) var positive = 0
  private(set) var negative = 0
  private(set) var greatestShare = 0.0

  init<Scalar: TensorScalar>(
    of trace: Trace<Scalar>, to example: Case<Scalar>, judgement: Judgement
  ) {
    let sizes = example.sizes
    steps = Array(repeating: 0, count: sizes.steps)
    rows = Array(repeating: 0, count: sizes.batch)
    (stepCounts, rowCounts) = (steps, rows)
    units = Array(repeating: 0, count: sizes.hiddenSize)
    unitCounts = units
    errors = Array(repeating: 0, count: sizes.steps)
    let memory = judgement.checks.first { $0.tensor == "c" && !$0.isFinalState }
    for check in judgement.checks where !check.isFinalState {
      guard let actual = trace.tensors[check.tensor] else { continue }
      add(check, of: actual.scalars.map(Double.init), sizes, example.signature, memory)
    }
  }

  private mutating func add(
    _ check: Check, of actual: [Double], _ sizes: Sizes, _ signature: Signature, _ memory: Check?
  ) {
    let isState = signature.states.contains(check.tensor)
    let blocks = signature.gates.map(\.name)
    let isWide = check.units == sizes.hiddenSize
    let greatest = check.expected.lazy.filter(\.isFinite).map(abs).max() ?? 0
    tensors[check.tensor, default: 0] += 0
    if !isState {
      for gate in check.tensor == "z" ? blocks : [check.tensor] { gates[gate, default: 0] += 0 }
    }
    for index in actual.indices {
      let (expected, bound) = (check.expected[index], check.bound[index])
      guard let ratio = elementRatio(actual: actual[index], expected: expected, bound: bound)
      else { continue }
      let unit = index % check.units
      let isWrong = ratio > 1
      if isState, isWide, let memory, memory.units == check.units {
        let magnitude = abs(memory.expected[index])
        if isWrong { wrongMemory.append(magnitude) } else { rightMemory.append(magnitude) }
      }
      let step = index / (sizes.batch * check.units)
      let row = index / check.units % sizes.batch
      stepCounts[step] += 1
      rowCounts[row] += 1
      if isState, isWide { unitCounts[unit] += 1 }
      let distance = actual[index] - expected
      if distance.isFinite { errors[step] = max(errors[step], abs(distance)) }
      guard isWrong else { continue }
      tensors[check.tensor, default: 0] += 1
      steps[step] += 1
      rows[row] += 1
      if isState {
        if isWide { units[unit] += 1 } else { wrongElsewhere += 1 }
      } else if check.tensor == "z", !blocks.isEmpty {
        gates[blocks[unit / sizes.hiddenSize], default: 0] += 1
      } else {
        gates[check.tensor, default: 0] += 1
      }
      if distance > 0 { positive += 1 } else { negative += 1 }
      let share = distance.isFinite && greatest > 0 ? abs(distance) / greatest : .infinity
      greatestShare = max(greatestShare, share)
    }
  }
}
