import CrossCheck
import PythonBridge
import Tensors

/// What judging stacks of one shape needs, made once: the arrays, and the Python object over them.
final class JudgeWorkspace<Scalar: SubjectScalar> {
  /// What determines the arrays.
  struct Key: Hashable {
    let signature: Signature
    let sizes: Sizes
    let traceTensors: [String]
    let finalStates: [String]
    let halfUnits: [String]

    init(_ pair: JudgedPair<Scalar>) {
      signature = pair.example.signature
      sizes = pair.example.sizes
      traceTensors = pair.trace.tensors.names.sorted()
      halfUnits = pair.trace.halfUnits.names.sorted()
      // A final state beside an anchored one is compared bit for bit, which needs no reference.
      finalStates = pair.trace.finalState.names.filter { !pair.trace.tensors.names.contains($0) }
        .sorted()
    }

    /// Whether the same is checked, whatever the sizes.
    func hasChecks(of other: Key) -> Bool {
      signature == other.signature && traceTensors == other.traceTensors
        && finalStates == other.finalStates
    }
  }

  let key: Key
  let capacity: Int
  private let cases: CaseArrays<Scalar>
  private let traces: [String: PythonArray<Scalar>]
  private let halfUnits: [String: PythonArray<Double>]
  private let results: ResultArrays
  private let layouts: [CheckLayout]
  private let judge: PythonObject

  /// The states that the traces hold, and those that they lack.
  private let anchored: [String]
  private let carried: [String]

  /// - Parameters:
  ///   - known: one of the same checks, whatever its sizes.
  ///   - below: what is below the judged layer, for a workspace of one case.
  init(
    _ reference: NumPyReference, _ key: Key, capacity: Int, like known: JudgeWorkspace? = nil,
    below: LayersBelow<Scalar>? = nil, _ gil: GIL
  ) throws {
    self.key = key
    self.capacity = capacity
    let (signature, sizes) = (key.signature, key.sizes)
    anchored = signature.states.filter(key.traceTensors.contains)
    carried = signature.states.filter { !key.traceTensors.contains($0) }
    cases = try CaseArrays(signature, sizes, capacity: capacity, gil)
    func arrays<Element>(of names: [String]) throws -> [String: PythonArray<Element>] {
      let specifications = signature.traceTensors.filter { names.contains($0.name) }
      return try Dictionary(
        uniqueKeysWithValues: specifications.map { specification in
          let shape = [capacity] + specification.dimensions(for: sizes)
          return (
            specification.name,
            try PythonArray(shape: shape, isReadOnly: true, isZeroed: false, gil)
          )
        })
    }
    traces = try arrays(of: key.traceTensors)
    halfUnits = try arrays(of: key.halfUnits)
    layouts =
      try known?.layouts
      ?? CheckLayout.checks(
        reference, signature, names: key.traceTensors, final: key.finalStates, gil)
    results = try ResultArrays(layouts, signature, sizes, capacity: capacity, gil)
    let below = below ?? LayersBelow()
    var halfUnits = halfUnits
    halfUnits["inputs"] = try below.inputHalfUnits(gil)
    let arguments: [any PythonRepresentable] =
      [
        signature.cell, below.format, cases.tensors, cases.options, traces, key.finalStates,
      ] + (try results.arguments(gil)) + (try below.arguments(gil)) + [halfUnits]
    judge = try reference.entry("BlockJudge", gil).call(arguments, gil)
  }

  /// Copies a stack in; no more cases than `capacity`.
  func fill(with pairs: [JudgedPair<Scalar>]) {
    cases.fill(with: pairs.map { $0.example })
    for (name, array) in traces {
      array.fill(with: pairs.lazy.compactMap { $0.trace.tensors[name] })
    }
    for (name, array) in halfUnits {
      array.fill(with: pairs.lazy.compactMap { $0.trace.halfUnits[name] })
    }
  }

  /// Runs the Reference on the first cases that were copied in.
  ///
  /// - Parameter mistake: one that the subject is taken to make; nil for none.
  func run(
    cases count: Int, contract: ActivationContract, activationRoundoffs: Double,
    stepwise: Bool = false, mistake: String? = nil, _ gil: GIL
  ) throws {
    try judge.call(
      [count, contract == .relative, activationRoundoffs, stepwise, mistake ?? ""], gil)
  }

  /// Those of some mistakes that a few rows of the first case do not refute.
  ///
  /// - Parameter first: an element that is beyond its bound.
  func unrefuted(
    _ mistakes: [String], first: ElementComparison, activationRoundoffs: Double, _ gil: GIL
  ) throws -> [String] {
    try judge.attribute("unrefuted", gil)
      .call([mistakes, activationRoundoffs, first.step, first.batch], gil).value(gil)
  }

  /// How long the same call takes when Python makes it, in seconds.
  func secondsFromPython(
    cases count: Int, contract: ActivationContract, activationRoundoffs: Double, _ gil: GIL
  ) throws -> Double {
    try judge.attribute("seconds", gil)
      .call([count, contract == .relative, activationRoundoffs], gil).value(gil)
  }

  /// Hands out the judgements of the first cases; one that nobody keeps lends the next its memory.
  func forEachJudgement(cases count: Int, _ body: (Judgement) throws -> Void) rethrows {
    guard count > 0 else { return }
    var judgement = judgement(at: 0)
    try body(judgement)
    for index in 1..<count {
      results.read(index, into: &judgement)
      try body(judgement)
    }
  }

  /// The judgement of one of the cases.
  func judgement(at index: Int) -> Judgement {
    results.judgement(at: index, anchored: anchored, carried: carried)
  }
}
