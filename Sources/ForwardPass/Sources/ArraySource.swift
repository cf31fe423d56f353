import ModelFiles
import RecurrentCells
import Tensors

/// The sequences of one array in a file: `[T, I]`, `[T, B, I]` or `[B, T, I]`.
///
/// The array is in memory as a whole. A sequence's key is its index, counted from 0; that of the only
/// one of a named array is the array's name.
final class ArraySource<Scalar: CellScalar>: FeatureSource {
  let arrangement: Arrangement
  private let key: String?
  private let tensor: Tensor<Scalar>
  private var index = 0

  /// As many sequences without a step as are taken: nothing in a file says that they are there.
  private static var mostEmptySequences: Int { 1 << 16 }

  /// - Parameters:
  ///   - place: what the array is called in errors.
  ///   - key: of the only sequence; nil is its index.
  /// - Throws: `ForwardError` if it cannot be loaded, or is of another rank.
  init(
    _ variable: Variable, of file: any ModelFile, place: String, key: String?, isBatchMajor: Bool
  ) throws {
    let shape = variable.shape
    guard shape.count == 3 || (shape.count == 2 && !isBatchMajor) else {
      throw ForwardError.input(
        isBatchMajor && shape.count == 2
          ? "\(place): its shape \(shape) is of one utterance, and --batch-major is for several; leave "
            + "it out."
          : "\(place): features have the shape [T, I], or [T, B, I] for several utterances, and this "
            + "array has \(shape).")
    }
    if shape.count == 2 {
      arrangement = .single
    } else {
      let (steps, sequences) = (shape[isBatchMajor ? 1 : 0], shape[isBatchMajor ? 0 : 1])
      guard steps > 0 || sequences <= Self.mostEmptySequences else {
        throw ForwardError.input(
          "\(place): its shape \(shape) has no step for \(sequences) sequences; a header is all "
            + "that it is.")
      }
      arrangement = .batch(steps: steps, sequences: sequences, isBatchMajor: isBatchMajor)
    }
    self.key = key
    tensor = try ForwardError.reading { try file.tensor(variable) }
  }

  func next() throws -> Utterance<Scalar>? {
    defer { index += 1 }
    switch arrangement {
    case .batch(let steps, let sequences, let isBatchMajor):
      guard index < sequences else { return nil }
      return Utterance(
        key: "\(index)", features: try sequence(steps, sequences, isBatchMajor: isBatchMajor))
    case .single, .table:
      guard index == 0 else { return nil }
      return Utterance(key: key ?? "0", features: tensor)
    }
  }

  private func sequence(
    _ steps: Int, _ sequences: Int, isBatchMajor: Bool
  ) throws -> Tensor<Scalar> {
    let width = tensor.shape.dimensions[2]
    var scalars: [Scalar] = []
    scalars.reserveCapacity(steps * width)
    for step in 0..<steps {
      let row = isBatchMajor ? index * steps + step : step * sequences + index
      scalars += tensor.scalars[row * width..<(row + 1) * width]
    }
    return try Tensor([steps, width], scalars)
  }
}
