/// Numbers and their shape, without a name.
public struct KaldiTensor: Sendable {
  /// The lengths of the axes: [rows, columns] for a matrix, [n] for a vector, empty for a scalar.
  public let shape: [Int]

  /// Row-major.
  public let values: KaldiValues

  public init(shape: [Int], values: KaldiValues) {
    self.shape = shape
    self.values = values
  }

  /// Whether there are as many numbers as the shape says.
  var isWhole: Bool {
    var count = 1
    for length in shape {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !isTooLarge else { return false }
      count = product
    }
    return count == values.count
  }
}
