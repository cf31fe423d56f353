import RealModule
public import RecurrentCells
import Tensors

/// What becomes of a network's outputs before they are written.
///
///     y ← log(y + 1e-20), if asked for
///     y ← y − scale · log prior of the column's class, if there are priors
public struct PosteriorScaling<Scalar: CellScalar>: Sendable {
  private let takesLogarithm: Bool

  /// scale · log prior; empty is none.
  private let offsets: [Scalar]

  public init(takesLogarithm: Bool, priors: ClassPriors?, scale: Double) {
    self.takesLogarithm = takesLogarithm
    offsets = (priors?.logPriors ?? []).map { Scalar(scale) * Scalar($0) }
  }

  /// The number of classes that there are priors of; nil is none.
  var classes: Int? { offsets.isEmpty ? nil : offsets.count }

  var isNeeded: Bool { takesLogarithm || !offsets.isEmpty }

  /// - Returns: whether what a logarithm was taken of is within 0…1, as probabilities are.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func apply(to outputs: inout [Scalar], columns: Int) -> Bool {
    var areProbabilities = true
    if takesLogarithm {
      for index in outputs.indices {
        let value = outputs[index]
        if !(value >= 0 && value <= 1) { areProbabilities = false }
        outputs[index] = Scalar.log(value + 1e-20)
      }
    }
    if !offsets.isEmpty {
      for row in 0..<outputs.count / columns {
        for column in 0..<columns { outputs[row * columns + column] -= offsets[column] }
      }
    }
    return areProbabilities
  }
}
