import CrossCheck
import Tensors

/// T, B, I and H pairwise distinct.
let someSizes = Sizes(steps: 3, batch: 2, inputSize: 5, hiddenSize: 4)

/// A case whose tensors hold distinct values, none of them zero.
func someCase<Scalar: TensorScalar>(
  _ signature: Signature = .lstm, sizes: Sizes = someSizes,
  provenance: Provenance = .given(name: "some"), as type: Scalar.Type = Scalar.self
) throws -> Case<Scalar> {
  var tensors = NamedTensors<Scalar>()
  for (position, specification) in signature.caseTensors.enumerated() {
    let dimensions = specification.dimensions(for: sizes)
    let count = dimensions.reduce(1, *)
    let scalars = (0..<count).map { Scalar($0 + 1) / 64 + Scalar(position + 1) }
    tensors[specification.name] = try Tensor(dimensions, scalars)
  }
  return try Case(signature, sizes: sizes, tensors: tensors, provenance: provenance)
}

/// A trace of the RNN cell that holds these values of h.
func someTrace<Scalar: TensorScalar>(
  h values: [Scalar], sizes: Sizes = someSizes, final: [Scalar]? = nil
) throws -> Trace<Scalar> {
  let h = try Tensor([sizes.steps, sizes.batch, sizes.hiddenSize], values)
  var finalState = NamedTensors<Scalar>()
  if let final { finalState["h"] = try Tensor([sizes.batch, sizes.hiddenSize], final) }
  return Trace(tensors: ["h": h], finalState: finalState)
}

/// A judgement of h alone.
func someJudgement(
  expected: [Double], bound: [Double], statisticalBound: [Double]? = nil,
  biasTests: [BiasTest] = [], units: Int = someSizes.hiddenSize
) -> Judgement {
  Judgement(
    checks: [
      Check(
        tensor: "h", units: units, expected: expected, bound: bound,
        statisticalBound: statisticalBound)
    ],
    biasTests: biasTests, activationRoundoffsNeeded: nil, anchored: ["h"], carried: [])
}

/// Compares one element of h in a case of T = 1, B = 1, H = 1.
func compare<Scalar: TensorScalar>(
  _ actual: Scalar, expected: Double, bound: Double, statisticalBound: Double? = nil
) throws -> Comparison {
  let sizes = Sizes(steps: 1, batch: 1, inputSize: 2, hiddenSize: 1)
  return try Comparison(
    of: someTrace(h: [actual], sizes: sizes), to: someCase(.rnn, sizes: sizes),
    judgement: someJudgement(
      expected: [expected], bound: [bound], statisticalBound: statisticalBound.map { [$0] },
      units: 1),
    contract: .relative)
}

/// A trace of 3 throughout, where another number is due within 0.25.
func comparisonOfThrees(expected: Double) throws -> Comparison {
  try Comparison(
    of: someTrace(h: [Double](repeating: 3, count: 24)), to: someCase(.rnn),
    judgement: someJudgement(
      expected: [Double](repeating: expected, count: 24),
      bound: [Double](repeating: 0.25, count: 24)),
    contract: .relative)
}
