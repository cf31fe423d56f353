/// Classes of sizes, and of time steps: 0, 1, 2, 3 to 4, 5 to 8, …, and more than 1024.
public enum SizeClass {
  public static let count = 13

  /// - Parameter size: at least 0.
  package static func index(of size: Int) -> Int {
    guard size > 0 else { return 0 }
    return min(Int.bitWidth - (size - 1).leadingZeroBitCount + 1, count - 1)
  }

  /// What a class holds; the last has no end.
  public static func range(of index: Int) -> ClosedRange<Int> {
    switch index {
    case ...0: 0...0
    case 1: 1...1
    case 2..<count - 1: 1 << (index - 2) + 1...1 << (index - 1)
    default: 1 << (count - 3) + 1...Int.max
    }
  }
}
