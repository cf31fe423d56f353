import Tensors

/// The known name that somebody probably meant, if one is near.
package func nearest(to name: String, among known: [String]) -> String? {
  let limit = max(1, min(3, name.count / 2))
  return
    known
    .map { (name: $0, distance: editDistance(name.lowercased(), $0.lowercased())) }
    .filter { $0.distance <= limit }
    .min { $0.distance < $1.distance }?
    .name
}

/// How many known names are listed for an unknown one.
private let mostNamed = 40

/// A sentence for an unknown name: a near miss suggests the right one, and the first ones are listed.
package func unknown(
  _ kind: String, _ name: String, of owner: String? = nil, known: [String]
) -> String {
  let suggestion = nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "."
  let place = owner.map { " of \($0)" } ?? ""
  let names = known.prefix(mostNamed).joined(separator: ", ")
  let others = known.count > mostNamed ? ", … (\(known.count) in all)" : ""
  return "there is no \(kind) '\(name.printable)'\(place)\(suggestion) Known: \(names)\(others)."
}

/// The least number of characters to insert, delete, replace or swap with a neighbour.
package func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left), Array(right))
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, character) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var distance = min(last[column + 1], current[column]) + 1
      distance = min(distance, last[column] + (character == other ? 0 : 1))
      if row > 0, column > 0, character == right[column - 1], other == left[row - 1] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
