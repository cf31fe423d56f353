import Tensors

extension Tensor {
  /// One step's rows `[B, I]` as a sequence of one step, `[1, B, I]`.
  func asSequence(width: Int) throws(CellError) -> Tensor {
    guard shape.dimensions.count == 2 else {
      throw .shape(tensor: "inputs", expected: "[B, \(width)]", actual: shape)
    }
    return try .result([1] + shape.dimensions, scalars[...])
  }

  /// A cell's result of those dimensions.
  static func result(
    _ dimensions: [Int], _ scalars: ArraySlice<Scalar>
  ) throws(CellError) -> Tensor {
    do { return try Tensor(dimensions, Array(scalars)) } catch { throw .results(error) }
  }

  static func zeros(_ dimensions: [Int]) throws(CellError) -> Tensor {
    do { return try Tensor(dimensions, repeating: 0) } catch { throw .results(error) }
  }

  /// The number of elements of a result.
  static func count(_ dimensions: [Int]) throws(CellError) -> Int {
    do { return try Shape(dimensions).count } catch { throw .results(.shape(error)) }
  }
}
