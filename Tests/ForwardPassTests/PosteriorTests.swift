import ForwardPass
import Foundation
import Networks
import RecurrentCells
import Tensors
import Testing

@Suite struct PosteriorTests {
  private let features: Tensor<Double>

  init() throws { features = try ramp([6, 3], from: -0.7) }

  private func outputs(
    _ network: Network<Double>, log: Bool, counts: [Double]?, scale: Double = 1,
    warn: (String) -> Void = { _ in }
  ) throws -> Tensor<Double> {
    let scaling = PosteriorScaling<Double>(
      takesLogarithm: log, priors: try counts.map { try ClassPriors(counts: $0) }, scale: scale)
    return try UtterancePipeline([ForwardStage(name: "the model", network)], scaling: scaling)
      .outputs(of: Utterance(key: "u", features: features), warn: warn)
  }

  @Test("The logarithm of a softmax, minus the scaled logarithm of the priors")
  func logarithm() throws {
    let network = try makeNetwork(output: .softmax, as: Double.self)
    let plain = try outputs(network, log: false, counts: nil)
    let counts: [Double] = [10, 20, 5, 40, 25]
    let result = try outputs(network, log: true, counts: counts, scale: 0.5)
    for (index, value) in plain.scalars.enumerated() {
      let expected = Foundation.log(value) - 0.5 * Foundation.log(counts[index % 5] / 100)
      #expect(abs(result.scalars[index] - expected) < 1e-12)
    }
  }

  @Test(
    "Without its softmax the network gives the sums, and without one there is nothing to remove")
  func softmax() throws {
    let network = try makeNetwork(output: .softmax, as: Double.self)
    let sums = try #require(try network.droppingFinalSoftmax())
    let expected = try outputs(makeNetwork(output: OutputActivation.none), log: false, counts: nil)
    #expect(try outputs(sums, log: false, counts: nil).isBitwiseEqual(to: expected))
    #expect(try sums.droppingFinalSoftmax() == nil)
    #expect(try makeNetwork(as: Double.self).droppingFinalSoftmax() == nil)
  }

  @Test("A class at the floor gets what Kaldi gives it, and one that is above does not")
  func floor() throws {
    let priors = try ClassPriors(counts: [0, 3, 1], floor: 0.25)
    #expect(priors.floored == 2)
    #expect(priors.logPriors[0] == Double(Float.greatestFiniteMagnitude.squareRoot()))
    #expect(priors.logPriors[2] == priors.logPriors[0])
    #expect(abs(priors.logPriors[1] - Foundation.log(0.75)) < 1e-15)
  }

  @Test(
    "Counts that make no priors are refused",
    arguments: [
      ([1, -2, 3], "class 1 is -2.0"), ([2, 1, .nan], "class 2"), ([0, 0], "sum up to 0"),
    ])
  func badCounts(counts: [Double], part: String) throws {
    let error = #expect(throws: ForwardError.self) { try ClassPriors(counts: counts) }
    #expect(error?.description.contains(part) == true)
  }

  @Test("Counts of other classes than the model has are refused with both numbers")
  func otherClasses() throws {
    let error = #expect(throws: ForwardError.self) {
      try outputs(makeNetwork(output: .softmax), log: false, counts: [1, 2, 3])
    }
    #expect(error?.description.contains("3 classes, but the model has 5 outputs") == true)
  }

  @Test(
    "The logarithm of what are no probabilities is warned of, and that of a negative is refused")
  func noProbabilities() throws {
    var warnings: [String] = []
    let error = #expect(throws: ForwardError.self) {
      try outputs(
        makeNetwork(output: OutputActivation.none), log: true, counts: nil,
        warn: { warnings.append($0) })
    }
    #expect(error?.description.contains("in the logarithms there is NaN") == true)
    #expect(warnings.count == 1 && warnings[0].contains("no probabilities"))
  }
}
