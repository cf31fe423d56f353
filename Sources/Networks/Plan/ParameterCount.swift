/// A number of parameters and how it comes about: `(39 + 128)·4·128 + 4·128 = 86,016`.
public struct ParameterCount: Hashable, Sendable, CustomStringConvertible {
  public let value: Int
  let formula: String

  /// A recurrent layer's: (I + H)·g·H for the weights, g·H for each bias, H for each peephole; with a
  /// projection (I + P)·g·H, and H·P more.
  init(
    inputSize: Int, hiddenSize: Int, gates: Int, biases: Int, peepholes: Int = 0,
    projectionSize: Int? = nil
  ) {
    let width = projectionSize ?? hiddenSize
    let columns = gates == 1 ? "\(hiddenSize)" : "\(gates)·\(hiddenSize)"
    let bias =
      switch biases {
      case 0: ""
      case 1: " + \(columns)"
      default: " + \(biases)·\(columns)"
      }
    formula =
      "(\(inputSize) + \(width))·\(columns)\(bias)"
      + (peepholes > 0 ? " + \(peepholes)·\(hiddenSize)" : "")
      + (projectionSize.map { " + \(hiddenSize)·\($0)" } ?? "")
    value =
      (inputSize + width + biases) * gates * hiddenSize + peepholes * hiddenSize
      + hiddenSize * (projectionSize ?? 0)
  }

  /// An output layer's: H·N, and N for a bias.
  init(inputSize: Int, outputs: Int, hasBias: Bool) {
    formula = "\(inputSize)·\(outputs)" + (hasBias ? " + \(outputs)" : "")
    value = (inputSize + (hasBias ? 1 : 0)) * outputs
  }

  /// An elementwise layer's: one for each element, or none.
  init(elements: Int) {
    formula = ""
    value = elements
  }

  public var description: String {
    formula.isEmpty ? value.withSeparators : "\(formula) = \(value.withSeparators)"
  }
}

extension Int {
  /// With a comma after every three digits: `86,016`.
  var withSeparators: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
