import Lockstep

/// One entry of a table: a sequence of frames.
struct Utterance<Scalar: TensorScalar> {
  let key: String
  let frames: Int

  /// The numbers of a frame; 0 if there is no frame.
  let width: Int

  /// [frames, width], row-major.
  let values: [Scalar]

  /// Of text, half a unit of the last digit printed of each number; nil of what is stored exactly.
  let halfUnits: [Double]?

  /// What the file stores.
  let type: ElementType

  /// - Throws: `UnusableUtterance` if it is no matrix of floating-point numbers.
  init(_ entry: KaldiEntry) throws(UnusableUtterance) {
    switch entry.values {
    case .float32(let stored): values = (stored as? [Scalar]) ?? stored.map { Scalar($0) }
    case .float64(let stored): values = (stored as? [Scalar]) ?? stored.map { Scalar($0) }
    case .int32:
      throw UnusableUtterance(key: entry.key, reason: "it holds whole numbers, and no frames")
    }
    guard let shape = entry.matrixShape else {
      throw UnusableUtterance(
        key: entry.key, reason: "it is a vector of \(entry.shape[0]), and no matrix of frames")
    }
    key = entry.key
    (frames, width) = (shape[0], shape[1])
    type = entry.values.type
    halfUnits = entry.decimalHalfUnits
    // Nothing is known of a number such as 0e400.
    guard halfUnits?.allSatisfy(\.isFinite) ?? true else {
      throw UnusableUtterance(
        key: entry.key, reason: "the last digit of one of its numbers is worth more than any number"
      )
    }
  }
}

/// Why an entry of a table is no sequence of frames.
struct UnusableUtterance: Error {
  let key: String
  let reason: String
}
