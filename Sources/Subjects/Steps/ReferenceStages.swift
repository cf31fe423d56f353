import CrossCheck
import PythonBridge
import Tensors

/// The Reference's side of the stages of one trace: the arrays, and the Python object over them.
final class ReferenceStages<Scalar: SubjectScalar> {
  let layouts: [StageLayout]

  private let reference: NumPyReference
  private let pair: JudgedPair<Scalar>
  private let results: [[String: PythonArray<Double>]]
  private let states: [String: [String: PythonArray<Double>]]
  private let judge: PythonObject

  /// What the Reference says of one stage or state.
  struct Values {
    let expected: [Double]
    let bound: [Double]
  }

  init(
    _ reference: NumPyReference, _ pair: JudgedPair<Scalar>, below: LayersBelow<Scalar>
  ) throws {
    self.reference = reference
    self.pair = pair
    let (example, trace) = (pair.example, pair.trace)
    let (signature, sizes) = (example.signature, example.sizes)
    (layouts, results, states, judge) = try reference.interpreter.withGIL { gil in
      func stacked<Element: TensorScalar & PythonArrayElement>(
        _ tensors: NamedTensors<Element>
      ) throws -> [String: PythonArray<Element>] {
        try Dictionary(
          uniqueKeysWithValues: tensors.map { name, tensor in
            let array = try PythonArray<Element>(
              shape: [1] + tensor.shape.dimensions, isReadOnly: true, gil)
            array.fill(with: [tensor])
            return (name, array)
          })
      }
      func values(_ units: Int) throws -> [String: PythonArray<Double>] {
        let shape = [sizes.batch, units]
        return [
          "expected": try PythonArray(shape: shape, gil),
          "bound": try PythonArray(shape: shape, gil),
        ]
      }
      let layouts = try StageLayout.stages(
        reference, signature, sizes, names: trace.tensors.names.sorted(), gil)
      let results = try layouts.map { try values($0.units) }
      let states = try Dictionary(
        uniqueKeysWithValues: signature.states.map { state in
          (state, try values(sizes[signature.width(of: state)]))
        })
      let cases = try CaseArrays<Scalar>(signature, sizes, capacity: 1, gil)
      cases.fill(with: [example])
      var halfUnits = try stacked(trace.halfUnits)
      halfUnits["inputs"] = try below.inputHalfUnits(gil)
      let arguments: [any PythonRepresentable] =
        [
          signature.cell, below.format, cases.tensors, cases.options,
          try stacked(trace.tensors), results, states,
        ] + (try below.arguments(gil)) + [halfUnits]
      let judge = try reference.entry("StageJudge", gil).call(arguments, gil)
      return (layouts, results, states, judge)
    }
  }

  /// The stages of a step, in the order of `layouts`, and the states before it.
  ///
  /// - Throws: if the Reference fails.
  func values(
    of step: Int, contract: ActivationContract, activationRoundoffs: Double
  ) throws -> (stages: [Values], states: [String: Values]) {
    try reference.interpreter.withGIL { gil in
      _ = try judge.call([step, contract == .relative, activationRoundoffs], gil)
    }
    return (results.map(Self.values), states.mapValues(Self.values))
  }

  private static func values(of arrays: [String: PythonArray<Double>]) -> Values {
    func elements(_ name: String) -> [Double] { arrays[name]?.elements(at: 0, of: 1) ?? [] }
    return Values(expected: elements("expected"), bound: elements("bound"))
  }
}
