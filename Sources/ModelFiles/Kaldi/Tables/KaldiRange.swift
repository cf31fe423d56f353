/// A part of a matrix or vector as scripts have it behind a place: `[0:2]`, `[:,0:1]`, `[0:2,1:3]`,
/// both ends included.
struct KaldiRange {
  /// As given, without brackets.
  let text: String

  /// First and last, for each axis; nil for all of it.
  private let axes: [(first: Int, last: Int)?]

  /// Whether it is of rows and columns.
  var isOfMatrix: Bool { axes.count == 2 }

  /// What Kaldi lets a range of rows go beyond the end by: it is cut off there then.
  private static let tolerance = 3

  /// The range at the end of a place, and the place without it; nil if there is none.
  ///
  /// - Throws: `MalformedHeader` if there is one that Kaldi does not know.
  static func split(
    _ place: String
  ) throws(MalformedHeader) -> (place: String, range: KaldiRange)? {
    guard place.hasSuffix("]") else { return nil }
    let parts = place.dropLast().split(separator: "[", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw MalformedHeader("\"\(place)\" ends like a range, and is none")
    }
    return (String(parts[0]), try KaldiRange(String(parts[1])))
  }

  /// - Throws: `MalformedHeader`.
  init(_ text: String) throws(MalformedHeader) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { throw Self.unknown(text) }
    var axes: [(first: Int, last: Int)?] = []
    for part in parts {
      if part == ":" || part.isEmpty && parts.count == 2 {
        axes.append(nil)
        continue
      }
      let ends = part.split(separator: ":", omittingEmptySubsequences: false)
      guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]),
        first <= last
      else { throw Self.unknown(text) }
      axes.append((first, last))
    }
    self.text = text
    self.axes = axes
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func unknown(_ text: String) -> MalformedHeader {
    MalformedHeader(
      "[\(text)] is no range: those are as [0:2], [:,0:1] and [0:2,1:3], both ends included")
  }

  /// The ranges of indices, one for each axis, and whether the first had to be cut off.
  ///
  /// - Throws: `MalformedHeader` if there is not so much.
  func resolved(_ shape: [Int]) throws(MalformedHeader) -> (ranges: [Range<Int>], isCut: Bool) {
    guard axes.count <= shape.count else {
      throw MalformedHeader("the range [\(text)] is of a matrix, and it is a vector")
    }
    var isCut = false
    var ranges: [Range<Int>] = []
    for (axis, length) in shape.enumerated() {
      guard axis < axes.count, let (first, last) = axes[axis] else {
        ranges.append(0..<length)
        continue
      }
      let tolerance = axis == 0 ? Self.tolerance : 0
      guard first < length, last < length + tolerance else {
        throw MalformedHeader(
          "the range [\(text)] goes to \(last) from \(first), and there are \(length) "
            + (shape.count == 1 ? "elements" : axis == 0 ? "rows" : "columns"))
      }
      isCut = isCut || last >= length
      ranges.append(first..<min(last + 1, length))
    }
    return (ranges, isCut)
  }
}
