import Lockstep

/// The native LSTM with a fault that only some cases show.
struct FaultySubject: Subject {
  enum Fault: String, CaseIterable {
    /// Every step begins from the initial state.
    case stateNotCarried
    /// Every step but the first begins from a state in half precision, which the trace does not show.
    case stateHandedOnInHalfPrecision
    /// Of every unit from the seventeenth on the biases are read as half of what they are.
    case fromUnit16On
    /// The same of the last unit alone, where the units fill vectors of eight.
    case lastLaneOfEight
  }

  let fault: Fault
  private let base = NativeSubject<Float>()

  var name: String { fault.rawValue }

  init(_ fault: Fault) { self.fault = fault }

  func trace(of example: Case<Float>) throws -> Trace<Float> {
    let units = example.sizes.hiddenSize
    switch fault {
    case .stateNotCarried: return try stepByStep(example) { _, initial in initial }
    case .stateHandedOnInHalfPrecision:
      return try stepByStep(example) { last, _ in try last.mapped { Float(Float16($0)) } }
    case .fromUnit16On: return try base.trace(of: disturbed(example, (0..<units).dropFirst(16)))
    case .lastLaneOfEight:
      return try base.trace(of: disturbed(example, (0..<units).suffix(units % 8 == 0 ? 1 : 0)))
    }
  }

  /// - Parameter next: from the last state and the initial one, what the next step begins from.
  private func stepByStep(
    _ example: Case<Float>,
    next: (_ last: NamedTensors<Float>, _ initial: NamedTensors<Float>) throws -> NamedTensors<
      Float
    >
  ) throws -> Trace<Float> {
    let initial: NamedTensors = ["c": example["initial_c"], "h": example["initial_h"]]
    var (state, steps) = (initial, ["c": [Float](), "h": []])
    for step in 0..<example.sizes.steps {
      var tensors = example.keeping(steps: step..<(step + 1)).tensors
      for (name, tensor) in state { tensors["initial_" + name] = tensor }
      let one = try Case(
        example.signature, sizes: example.sizes.replacing(.T, with: 1), options: example.options,
        tensors: tensors, provenance: example.provenance)
      let trace = try base.trace(of: one)
      for (name, tensor) in trace.tensors { steps[name]? += tensor.scalars }
      state = try next(trace.finalState, initial)
    }
    let shape = [example.sizes.steps, example.sizes.batch, example.sizes.hiddenSize]
    return Trace(
      tensors: try ["c": Tensor(shape, steps["c"] ?? []), "h": Tensor(shape, steps["h"] ?? [])])
  }

  private func disturbed(_ example: Case<Float>, _ units: Range<Int>) throws -> Case<Float> {
    var tensors = example.tensors
    var bias = example["bias"].scalars
    for unit in units {
      for gate in 0..<4 { bias[gate * example.sizes.hiddenSize + unit] /= 2 }
    }
    tensors["bias"] = try Tensor([bias.count], bias)
    return try Case(
      example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
      provenance: example.provenance)
  }
}
