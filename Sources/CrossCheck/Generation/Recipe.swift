import Tensors

/// How the tensors of one case are made: a distribution for each role, and what is done to it then.
struct Recipe: Hashable, Sendable {
  var weights: Distribution
  var bias: Distribution
  var inputs: Distribution = .normal(1)
  /// States that a cell keeps within (−1, 1), such as h.
  var hidden: Distribution = .symmetric(1)
  /// States without limits, such as c.
  var memory: Distribution = .normal(1)

  /// Each row of the inputs is multiplied by its own power of two, of an exponent in this range.
  var inputRowExponents = 0...0
  /// The weights of the inputs are multiplied by this power of two.
  var inputWeightExponent = 0
  /// Which elements of an unlimited state are zero.
  var cleared = Cleared.none
  /// Every row of inputs and of h has a single element that is not zero.
  var isOneHot = false
  /// Neighboring elements are nearly equal, their weights nearly opposite.
  var isPaired = false
  /// Every other element of a bias is drawn from this instead.
  var otherBias: Distribution?
  /// Where infinities and NaN are put.
  var spoiled: [SpoiledPlace] = []

  enum Cleared: Hashable, Sendable { case none, someRows, halfOfElements }
}

extension Recipe {
  /// - Parameters:
  ///   - stream: for what is drawn once for a case.
  ///   - exponents: from that of the smallest subnormal number to where numbers stop being tiny.
  init(
    _ profile: Profile, sizes: Sizes, signature: Signature, exponents: ClosedRange<Int>,
    stream: inout RandomStream
  ) {
    let perTerm = 1 / Double(sizes.inputSize + sizes.hiddenSize).squareRoot()
    self.init(weights: .normal(perTerm), bias: .normal(0.5))
    switch profile {
    case .generic:
      inputRowExponents = -5...2
      cleared = .someRows
    case .trained:
      weights = .normal(perTerm * Double(stream.integer(in: 8...20)) / 4)
      bias = .normal(1)
      memory = .normal(2)
    case .saturating:
      weights = .normal(perTerm * Double(stream.integer(in: 16...32)))
      bias = .normal(4)
      memory = .normal(3)
    case .tiny:
      makeTiny(exponents, perTerm: perTerm, variant: stream.integer(in: 0...2))
    case .cancelling:
      weights = .normal(8 * perTerm)
      isPaired = true
    case .exact:
      makeExact(terms: sizes.inputSize + sizes.hiddenSize)
    case .probe:
      weights = .normal(1)
      isOneHot = true
      cleared = .halfOfElements
    case .nonfinite:
      spoiled = SpoiledPlace.draw(sizes: sizes, signature: signature, from: &stream)
    }
  }

  /// Tiny inputs and states; or tiny weights; or tiny inputs with large weights.
  private mutating func makeTiny(
    _ exponents: ClosedRange<Int>, perTerm: Double, variant: Int
  ) {
    memory = .magnitudes(exponents)
    otherBias = .magnitudes(exponents)
    switch variant {
    case 0:
      inputs = .magnitudes(exponents)
      hidden = .magnitudes(exponents)
    case 1:
      weights = .magnitudes(exponents)
    default:
      inputs = .magnitudes(exponents.lowerBound...(-40))
      inputWeightExponent = 20
    }
  }

  /// Integers times one power of two, so that no order of summation rounds.
  private mutating func makeExact(terms: Int) {
    // An integer has the variance 7.5, a product with an input 56·unit²: pre-activations stay below
    // a standard deviation of 2 and do not saturate the gates.
    var unit = 0.25
    while unit * unit * 16 * Double(terms) > 1 { unit /= 2 }
    weights = .integers(unit: unit)
    bias = .integers(unit: 0.25)
    inputs = .integers(unit: 1)
    hidden = .integers(unit: 0.125)
    memory = .integers(unit: 0.5)
  }
}
