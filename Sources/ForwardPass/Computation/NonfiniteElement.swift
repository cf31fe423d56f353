import RecurrentCells
import Tensors

/// The first infinity or NaN of a matrix.
struct NonfiniteElement<Scalar: CellScalar> {
  let frame: Int
  let column: Int
  let value: Scalar

  /// Nil if all numbers are finite.
  ///
  /// - Parameter matrix: `[T, N]`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  init?(in matrix: Tensor<Scalar>) {
    // x − x is 0 for what is finite and NaN for the rest: a sum that is a vector loop.
    var sum: Scalar = 0
    for value in matrix.scalars { sum += value - value }
    guard sum != 0, let index = matrix.scalars.firstIndex(where: { !$0.isFinite }) else {
      return nil
    }
    (frame, column) = index.quotientAndRemainder(dividingBy: matrix.shape.dimensions[1])
    value = matrix.scalars[index]
  }

  var text: String { value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
}
