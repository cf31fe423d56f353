/// One entry of a Kaldi table: a key, and the matrix or vector under it.
public struct KaldiEntry: Sendable {
  /// Without white space, never empty.
  public let key: String

  /// [rows, columns] for a matrix, [n] for a vector.
  ///
  /// Text on one line, such as `key [ 1 2 3 ]` or `key [ ]`, does not say which it is: it is a vector
  /// here, and `matrixShape` is for those who expect a matrix.
  public let shape: [Int]

  /// Row-major, of the type that is stored; compressed matrices are float32, text is what the reader
  /// was asked for.
  public let values: KaldiValues

  /// Of text, half a unit of the last digit printed of each number: 0.0005 for `0.123`, 0.00005 for
  /// `1.5e-3`, 0 for infinities and NaN; nil of what is stored exactly.
  public let decimalHalfUnits: [Double]?

  /// Whether it is text on one line.
  private let isOneLine: Bool

  public init(key: String, shape: [Int], values: KaldiValues) {
    self.init(key: key, shape: shape, values: values, decimalHalfUnits: nil, isOneLine: false)
  }

  init(
    key: String, shape: [Int], values: KaldiValues, decimalHalfUnits: [Double]?, isOneLine: Bool
  ) {
    self.key = key
    self.shape = shape
    self.values = values
    self.decimalHalfUnits = decimalHalfUnits
    self.isOneLine = isOneLine
  }

  /// [rows, columns] as Kaldi's readers of matrices have it, for whom text on one line is one row, or
  /// a matrix of 0 × 0 if it is empty; nil if it can only be a vector.
  public var matrixShape: [Int]? {
    if shape.count == 2 { return shape }
    guard isOneLine, let count = shape.first else { return nil }
    return count == 0 ? [0, 0] : [1, count]
  }
}
