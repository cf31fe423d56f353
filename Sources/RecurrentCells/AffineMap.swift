import Tensors

/// z = [x; h]·kernel + bias for a few rows, over memory that the caller owns.
///
/// Every element of z is the bias plus its products in the order of the kernel's rows, each product
/// and each sum rounded: how many rows are computed at once does not change a bit of the result.
struct AffineMap<Scalar: CellScalar> {
  let sizes: CellSizes

  init(_ sizes: CellSizes) { self.sizes = sizes }

  /// Writes z `[batch, columns]` for inputs `[batch, I]` and hidden states `[batch, H]`, or
  /// `[batch, P]` behind a projection.
  @inline(__always)
  func apply(
    _ kernel: UnsafePointer<Scalar>, _ bias: UnsafePointer<Scalar>,
    to inputs: UnsafePointer<Scalar>, _ hidden: UnsafePointer<Scalar>, batch: Int,
    into z: UnsafeMutablePointer<Scalar>
  ) {
    for row in 0..<batch {
      (z + row * sizes.columns).update(from: bias, count: sizes.columns)
    }
    let recurrent = kernel + sizes.inputSize * sizes.columns
    let columns = sizes.columns
    Self.accumulate(
      inputs, width: sizes.inputSize, times: kernel, columns: columns, batch: batch, into: z)
    Self.accumulate(
      hidden, width: sizes.outputSize, times: recurrent, columns: columns, batch: batch, into: z)
  }

  /// z += rows·weights, for rows `[batch, width]` and weights `[width, columns]`.
  ///
  /// The inner loop runs along a row of the weights, so that it is a vector loop without a change
  /// of the order of summation. Four rows of the weights are taken at once: z is then loaded and
  /// stored a quarter as often.
  @inline(__always)
  static func accumulate(
    _ rows: UnsafePointer<Scalar>, width: Int, times weights: UnsafePointer<Scalar>, columns: Int,
    batch: Int, into z: UnsafeMutablePointer<Scalar>
  ) {
    let blocked = width & ~3
    for k in stride(from: 0, to: blocked, by: 4) {
      let w0 = weights + k * columns
      let (w1, w2, w3) = (w0 + columns, w0 + 2 * columns, w0 + 3 * columns)
      for row in 0..<batch {
        let x = rows + row * width + k
        let (x0, x1, x2, x3) = (x[0], x[1], x[2], x[3])
        let sum = z + row * columns
        for column in 0..<columns {
          let first = sum[column] + x0 * w0[column] + x1 * w1[column]
          sum[column] = first + x2 * w2[column] + x3 * w3[column]
        }
      }
    }
    for k in blocked..<width {
      let w = weights + k * columns
      for row in 0..<batch {
        let x = rows[row * width + k]
        let sum = z + row * columns
        for column in 0..<columns { sum[column] += x * w[column] }
      }
    }
  }
}
