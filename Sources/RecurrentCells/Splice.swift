public import Tensors

/// Frames put side by side: what a layer sees that looks at its neighbours in time.
///
/// A row for each time step t holds the frames t + offset, in the order of the offsets. Before the
/// first frame the first stands, and behind a sequence's last one the last. Source: Kaldi's Splice.
public struct Splice: Hashable, Sendable {
  /// Such as −1, 0, 1; never empty.
  public let offsets: [Int]

  /// Nil without offsets.
  public init?(offsets: [Int]) {
    guard !offsets.isEmpty else { return nil }
    self.offsets = offsets
  }

  /// The rows, `[T, B, K·N]`, of frames `[T, B, N]` and K offsets.
  ///
  /// - Parameters:
  ///   - frames: `[T, B, N]`.
  ///   - lengths: of the B sequences, each within 0…T; nil is T throughout.
  /// - Throws: `CellError` if the frames are of another rank, the lengths are others, or the rows do
  ///   not fit into memory.
  public func run<Scalar: TensorScalar>(
    _ frames: Tensor<Scalar>, lengths: [Int]? = nil
  ) throws(CellError) -> Tensor<Scalar> {
    let shape = frames.shape.dimensions
    guard shape.count == 3 else {
      throw .shape(tensor: "inputs", expected: "[T, B, N]", actual: frames.shape)
    }
    let (steps, batch, width) = (shape[0], shape[1], shape[2])
    if let lengths, lengths.count != batch || !lengths.allSatisfy((0...steps).contains) {
      throw .lengths(lengths, steps: steps, batch: batch)
    }
    let (columns, isTooLarge) = width.multipliedReportingOverflow(by: offsets.count)
    guard !isTooLarge else { throw .results(.shape(.tooLarge([steps, batch, width]))) }
    let wide = [steps, batch, columns]
    var rows: [Scalar] = []
    rows.reserveCapacity(try Tensor<Scalar>.count(wide))
    for step in 0..<steps {
      for row in 0..<batch {
        let last = max((lengths?[row] ?? steps) - 1, 0)
        for offset in offsets {
          let place = min(max(step.clampedSum(offset), 0), last)
          let start = (place * batch + row) * width
          rows += frames.scalars[start..<start + width]
        }
      }
    }
    return try .result(wide, rows[...])
  }
}

extension Int {
  /// The sum, or the number that is nearest to it: offsets come from files.
  fileprivate func clampedSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
