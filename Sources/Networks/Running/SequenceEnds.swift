import Tensors

/// Where the sequences of a batch end, and what is there past their ends.
struct SequenceEnds {
  /// For each of the B sequences, within 0…T.
  let lengths: [Int]
  /// H, the number of units.
  let units: Int

  /// What a trace `[T, B, H]` holds after each sequence's last step, `[B, H]`.
  func last<Scalar>(of trace: Tensor<Scalar>, from initial: Tensor<Scalar>) -> Tensor<Scalar> {
    var result = initial
    result.withUnsafeMutableScalars { scalars in
      for (row, length) in lengths.enumerated() where length > 0 {
        for unit in 0..<units {
          scalars[row * units + unit] =
            trace.scalars[((length - 1) * lengths.count + row) * units + unit]
        }
      }
    }
    return result
  }

  /// A trace `[T, B, H]` with each sequence's row of `[B, H]` past its end; nil is 0.
  func replacing<Scalar>(_ trace: Tensor<Scalar>, by rows: Tensor<Scalar>?) -> Tensor<Scalar> {
    var result = trace
    result.withUnsafeMutableScalars { scalars in
      for (row, length) in lengths.enumerated() {
        for step in length..<trace.shape.dimensions[0] {
          for unit in 0..<units {
            scalars[(step * lengths.count + row) * units + unit] =
              rows?.scalars[row * units + unit] ?? 0
          }
        }
      }
    }
    return result
  }
}
