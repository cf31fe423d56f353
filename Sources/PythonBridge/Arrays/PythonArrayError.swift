/// Why memory cannot be shared with, or copied from, a Python array.
public enum PythonArrayError: Error, Hashable, CustomStringConvertible {
  case extent([Int])
  case size([Int])
  case element(expected: String, found: String)
  case shape(expected: [Int], found: [Int])

  public var description: String {
    switch self {
    case .extent(let shape): "an array of shape \(shape) has a negative extent"
    case .size(let shape): "an array of shape \(shape) has more elements than memory can hold"
    case .element(let expected, let found):
      "a Python array of \(expected) is required, not of \(found)"
    case .shape(let expected, let found):
      "a Python array of shape \(expected) is required, not \(found)"
    }
  }

  /// The number of bytes of a shape's elements.
  static func byteCount(_ shape: [Int], of size: Int) throws(Self) -> Int {
    guard shape.allSatisfy({ $0 >= 0 }) else { throw .extent(shape) }
    var bytes = size
    // An extent of 0 ends the question, but must not hide an absurd one beside it.
    for extent in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: max(extent, 1))
      guard !overflow, product <= Int.max / 2 else { throw .size(shape) }
      bytes = product
    }
    return shape.contains(0) ? 0 : bytes
  }
}
