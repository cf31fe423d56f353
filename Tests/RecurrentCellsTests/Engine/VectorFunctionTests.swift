import Foundation
import RecurrentCells
import Testing

/// A sample of what the program `activation-accuracy` shows for every number.
struct VectorFunctionTests {
  private static let kernels = KernelSet.supported

  @Test(arguments: kernels, VectorFunction.allCases)
  func isAccurateAndMonotone(_ kernels: KernelSet, _ function: VectorFunction) {
    var survey = FunctionSurvey(function)
    let places = FunctionSurvey.places
    for start in stride(from: places.lowerBound, to: places.upperBound, by: 7919 * 1024) {
      // Neighbours, from the least to the greatest.
      let numbers = (start..<min(start + 1024, places.upperBound)).map(
        FunctionSurvey.number(at:))
      survey.add(numbers, function.apply(kernels, to: numbers))
    }
    #expect(survey.numbers > 500_000)
    #expect(survey.worst < 2, "\(survey)")
    #expect(survey.worstOfSubnormals < 1, "\(survey)")
    #expect(survey.descents == 0, "\(survey)")
  }

  @Test(arguments: kernels)
  func whatIsNotFiniteIsRight(_ kernels: KernelSet) {
    let numbers: [Float] = [-.infinity, -0.0, 0, .infinity, .nan, -120, 120]
    let exp = VectorFunction.exp.apply(kernels, to: numbers)
    #expect(exp[..<4] == [0, 1, 1, .infinity])
    #expect(exp[4].isNaN)
    #expect(exp[5...] == [0, .infinity])
    let logistic = VectorFunction.logistic.apply(kernels, to: numbers)
    #expect(logistic[..<4] == [0, 0.5, 0.5, 1])
    #expect(logistic[4].isNaN)
    #expect(logistic[5...] == [0, 1])
    let tanh = VectorFunction.tanh.apply(kernels, to: numbers)
    #expect(tanh[..<4] == [-1, 0, 0, 1])
    #expect(tanh[1].sign == .minus)
    #expect(tanh[4].isNaN)
    #expect(tanh[5...] == [-1, 1])
  }

  @Test func subnormalsAreKept() {
    for kernels in Self.kernels {
      let numbers: [Float] = [
        .leastNonzeroMagnitude, -.leastNormalMagnitude / 64, .leastNormalMagnitude.nextDown,
      ]
      #expect(VectorFunction.tanh.apply(kernels, to: numbers) == numbers)
    }
  }
}
