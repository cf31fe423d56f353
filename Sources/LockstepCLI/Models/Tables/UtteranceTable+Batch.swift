import Lockstep

extension UtteranceTable {
  var lengths: [Int] { utterances.map(\.frames) }

  /// The numbers of some utterances as a batch, [T, B, width], T the frames of the longest; zeros past
  /// the ends.
  func batch(of indices: [Int]) throws -> Tensor<Scalar> {
    try padded(indices) { $0.values }
  }

  /// The half units as a batch: 0 for what is stored exactly, and past the ends; nil if all is.
  func halfUnits(of indices: [Int]) throws -> Tensor<Double>? {
    guard isPrinted else { return nil }
    return try padded(indices) { $0.halfUnits }
  }

  /// Whether some utterance is text.
  var isPrinted: Bool { utterances.contains { $0.halfUnits != nil } }

  private func padded<Number: TensorScalar>(
    _ indices: [Int], _ numbers: (Utterance<Scalar>) -> [Number]?
  ) throws -> Tensor<Number> {
    let (steps, rows) = (indices.map { utterances[$0].frames }.max() ?? 0, indices.count)
    var result = [Number](repeating: 0, count: steps * rows * width)
    for (row, utterance) in indices.map({ utterances[$0] }).enumerated() {
      guard let numbers = numbers(utterance) else { continue }
      for frame in 0..<utterance.frames {
        let start = (frame * rows + row) * width
        result.replaceSubrange(
          start..<start + width, with: numbers[(frame * width)..<((frame + 1) * width)])
      }
    }
    return try Tensor([steps, rows, width], result)
  }

  /// How many there are, how long, and how they are stored, for people.
  var summary: String {
    let (shortest, longest) = (lengths.min() ?? 0, lengths.max() ?? 0)
    let frames = shortest == longest ? "\(longest)" : "\(shortest) to \(longest)"
    let count = utterances.count
    var text = "\(count) \(count == 1 ? "utterance" : "utterances") of \(frames) frames, "
    text += "\(width) numbers each"
    if isPrinted { text += ", text" }
    if Scalar.dtype == .float32, utterances.contains(where: { $0.type == .float64 }) {
      text += ", float64 rounded to float32"
    }
    return text
  }

  /// What the numbers were computed in: float32 for a model in float64, if some are stored so.
  var format: String {
    let isNarrow = utterances.contains { $0.halfUnits == nil && $0.type == .float32 }
    return isNarrow ? DType.float32.rawValue : Scalar.dtype.rawValue
  }
}
