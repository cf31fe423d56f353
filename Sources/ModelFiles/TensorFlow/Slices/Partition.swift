/// A variable that is stored in slices: boxes that cover it exactly once.
struct Partition {
  /// The most slices that are compared each with each.
  ///
  /// Partitioned variables have a slice for each server, not for each row.
  static let limit = 10_000

  let variable: Variable
  let boxes: [[Range<Int>]]

  /// - Throws: `ModelFileError` if a slice is not in the variable, two overlap, or one is missing.
  init(of variable: Variable, into slices: [TensorSlice], path: String) throws(ModelFileError) {
    func damage(_ reason: String) -> ModelFileError {
      ModelFileError(path: path, variable: variable.name, reason: reason)
    }
    guard slices.count <= Partition.limit else {
      throw damage("it is stored in \(slices.count) slices, and \(Partition.limit) are the limit")
    }
    var boxes: [[Range<Int>]] = []
    var covered = 0
    for (index, slice) in slices.enumerated() {
      guard let box = slice.box(in: variable.shape) else {
        throw damage("its slice \(index) reaches beyond its shape \(variable.shape)")
      }
      boxes.append(box)
      // If it overflows there are overlapping slices, which are refused before it is looked at.
      covered &+= box.elementCount
    }
    for (second, box) in boxes.enumerated() {
      for first in 0..<second where Partition.overlap(boxes[first], box) {
        throw damage("its slices \(first) and \(second) overlap")
      }
    }
    guard covered == variable.count else {
      throw damage("its slices have \(covered) elements, and it has \(variable.count)")
    }
    self.variable = variable
    self.boxes = boxes
  }

  /// Writes a slice's elements to their places in the variable.
  ///
  /// - Precondition: `elements` are those of box `index` and `whole` of the variable, both
  ///   row-major, without gaps.
  func copy(
    _ elements: UnsafeRawBufferPointer, ofBox index: Int, to whole: UnsafeMutableRawBufferPointer
  ) {
    let box = boxes[index]
    guard let width = variable.type.byteCount, !elements.isEmpty else { return }
    // From this axis on, elements that are neighbours in the slice are neighbours in the variable.
    var axis = box.endIndex
    while axis > 0, axis == box.endIndex || box[axis].count == variable.shape[axis] { axis -= 1 }
    let run = box[axis...].reduce(width) { $0 * $1.count }
    var strides = [Int](repeating: width, count: box.endIndex)
    for outer in strides.indices.dropLast().reversed() {
      strides[outer] = strides[outer + 1] * variable.shape[outer + 1]
    }
    var place = box.map(\.lowerBound)
    var read = 0
    while read < elements.count {
      let offset = zip(place, strides).reduce(0) { $0 + $1.0 * $1.1 }
      let source = UnsafeRawBufferPointer(rebasing: elements[read..<read + run])
      UnsafeMutableRawBufferPointer(rebasing: whole[offset..<offset + run]).copyMemory(from: source)
      read += run
      // The next run: as an odometer counts.
      var turning = axis - 1
      while turning >= 0 {
        place[turning] += 1
        if place[turning] < box[turning].upperBound { break }
        place[turning] = box[turning].lowerBound
        turning -= 1
      }
    }
  }

  private static func overlap(_ first: [Range<Int>], _ second: [Range<Int>]) -> Bool {
    zip(first, second).allSatisfy { $0.overlaps($1) }
  }
}

extension [Range<Int>] {
  /// The number of a box's elements.
  var elementCount: Int { reduce(1) { $0 * $1.count } }
}
