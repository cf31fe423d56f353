import RealModule
import RecurrentCells
import Tensors
import Testing

@Suite struct ActivationTests {
  @Test(arguments: Activation.allCases)
  func `The logistic function in Float is within two units in the last place`(
    activation: Activation
  ) {
    var worst = 0.0
    for step in -8700...8700 {
      let x = Float(step) / 100
      let exact = 1 / (1 + Double.exp(-Double(x)))
      worst = max(worst, unitsInTheLastPlace(from: activation.sigmoid(x), to: exact))
    }
    #expect(worst <= 2)
    #expect(worst > 0.5, "a sweep that finds no rounding compares nothing")
  }

  @Test func `The logistic function keeps its relative accuracy when it is tiny`() {
    let activation = Activation.standard
    #expect(abs(activation.sigmoid(Float(-80)) / 1.8048513e-35 - 1) < 1e-6)
    #expect(abs(Double(activation.sigmoid(Float(-100))) / 3.72e-44 - 1) < 0.03)
    #expect(abs(activation.sigmoid(-700.0) / 9.8596765437597708e-305 - 1) < 1e-14)
  }

  @Test(arguments: Activation.allCases)
  func `The activations saturate without overflow`(activation: Activation) {
    for x in [Float(200), 1e30, .greatestFiniteMagnitude, .infinity] {
      #expect(activation.sigmoid(x) == 1)
      #expect(activation.sigmoid(-x) == 0)
      #expect(activation.tanh(x) == 1)
      #expect(activation.tanh(-x) == -1)
    }
    #expect(activation.sigmoid(0.0) == 0.5)
    #expect(activation.tanh(0.0) == 0)
  }

  @Test(arguments: Activation.allCases)
  func `NaN stays NaN`(activation: Activation) {
    #expect(activation.sigmoid(Float.nan).isNaN)
    #expect(activation.tanh(Float.nan).isNaN)
  }

  @Test func `The tanh of the source is accurate absolutely, not relatively`() {
    var (relative, absolute) = (Float(0), Float(0))
    for step in 1...1000 {
      let x = Float(step) * 1.37e-6
      let difference = (Activation.logisticTanh.tanh(x) - Activation.standard.tanh(x)).magnitude
      relative = max(relative, difference / Activation.standard.tanh(x))
      absolute = max(absolute, difference)
    }
    #expect(absolute <= 0x1p-22)
    #expect(relative > 0.01)
    #expect(Activation.standard.tanh(Float(1e-30)) == 1e-30)
  }
}
