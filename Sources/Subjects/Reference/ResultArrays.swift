import CrossCheck
import PythonBridge
import Tensors

/// The arrays that the Reference writes its judgement of a stack into.
final class ResultArrays {
  private let capacity: Int
  private let units: Int
  private let checks: [CheckResult]
  private let biases: [BiasResult]
  private let roundoffsNeeded: PythonArray<Double>?

  private struct CheckResult {
    let layout: CheckLayout
    let units: Int
    let expected: PythonArray<Double>
    let bound: PythonArray<Double>
    let statistical: PythonArray<Double>?
  }

  private struct BiasResult {
    let gate: String
    let estimate: PythonArray<Double>
    let threshold: PythonArray<Double>
    let detectable: PythonArray<Double>
  }

  init(
    _ layouts: [CheckLayout], _ signature: Signature, _ sizes: Sizes, capacity: Int, _ gil: GIL
  ) throws {
    let widths = Dictionary(
      uniqueKeysWithValues: signature.traceTensors.map { specification in
        (specification.name, specification.dimensions(for: sizes).last ?? 0)
      })
    // The Reference writes all of those that are read.
    func array(_ shape: [Int]) throws -> PythonArray<Double> {
      try PythonArray(shape: [capacity] + shape, isZeroed: false, gil)
    }
    self.capacity = capacity
    units = sizes.hiddenSize
    checks = try layouts.map { layout in
      let rows = layout.isFinalState ? sizes.batch : sizes.steps * sizes.batch
      let units = widths[layout.tensor] ?? sizes.hiddenSize
      return CheckResult(
        layout: layout, units: units, expected: try array([rows, units]),
        bound: try array([rows, units]),
        statistical: layout.hasStatisticalBound ? try array([rows, units]) : nil)
    }
    let blocks = signature.gates.isEmpty ? ["z"] : signature.gates.map(\.name)
    biases = try blocks.map { gate in
      BiasResult(
        gate: gate, estimate: try array([sizes.hiddenSize]),
        threshold: try array([sizes.hiddenSize]), detectable: try array([]))
    }
    roundoffsNeeded = layouts.contains { $0.basis == "z" } ? try array([]) : nil
  }

  /// The arrays as `BlockJudge` wants them: results, bias and roundoffs_needed.
  func arguments(_ gil: GIL) throws -> [any PythonRepresentable] {
    let results = checks.map { check in
      var arrays = ["expected": check.expected, "bound": check.bound]
      arrays["statistical"] = check.statistical
      return arrays
    }
    let bias = biases.map { bias in
      ["estimate": bias.estimate, "threshold": bias.threshold, "detectable": bias.detectable]
    }
    return [results, bias, roundoffsNeeded]
  }

  /// What the Reference wrote about one case of the stack.
  func judgement(at index: Int, anchored: [String], carried: [String]) -> Judgement {
    Judgement(
      checks: checks.map { check in
        Check(
          tensor: check.layout.tensor, basis: check.layout.basis,
          isFinalState: check.layout.isFinalState, units: check.units,
          expected: check.expected.elements(at: index, of: capacity),
          bound: check.bound.elements(at: index, of: capacity),
          statisticalBound: check.statistical?.elements(at: index, of: capacity))
      },
      biasTests: biasTests(at: index), activationRoundoffsNeeded: roundoffsNeeded(at: index),
      anchored: anchored, carried: carried)
  }

  /// The same in the memory of another case's judgement, where nobody has that any more.
  func read(_ index: Int, into judgement: inout Judgement) {
    for (position, check) in checks.enumerated() {
      check.expected.copy(index, of: capacity, into: &judgement.checks[position].expected)
      check.bound.copy(index, of: capacity, into: &judgement.checks[position].bound)
      guard var elements = judgement.checks[position].statisticalBound else { continue }
      judgement.checks[position].statisticalBound = nil
      check.statistical?.copy(index, of: capacity, into: &elements)
      judgement.checks[position].statisticalBound = elements
    }
    judgement.biasTests = biasTests(at: index)
    judgement.activationRoundoffsNeeded = roundoffsNeeded(at: index)
  }

  private func biasTests(at index: Int) -> [BiasTest] {
    biases.map { bias in
      BiasTest(
        gate: bias.gate, estimate: bias.estimate.elements(at: index, of: capacity),
        threshold: bias.threshold.elements(at: index, of: capacity),
        detectable: bias.detectable.withUnsafeBufferPointer { $0[index] })
    }
  }

  private func roundoffsNeeded(at index: Int) -> Double? {
    roundoffsNeeded?.withUnsafeBufferPointer { $0[index] }
  }
}
