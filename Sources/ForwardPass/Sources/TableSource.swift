import ModelFiles
import RecurrentCells
import Tensors

/// The matrices of a Kaldi table, one in memory at a time.
final class TableSource<Scalar: CellScalar>: FeatureSource {
  let arrangement = Arrangement.table
  private let reader: KaldiReader
  private let opened: Opened

  /// What the reader says of the files that a script leads to.
  private final class Opened {
    /// One that is to be written, too.
    var replaced: String?
  }

  /// - Parameters:
  ///   - isOutput: whether a path leads to a file that is to be written.
  ///   - warn: is told of what is passed over.
  /// - Throws: `ForwardError` if there is nothing to read.
  init(
    _ specifier: KaldiReadSpecifier, isOutput: @escaping (String) -> Bool,
    warn: @escaping (String) -> Void
  ) throws {
    let opened = Opened()
    self.opened = opened
    reader = try ForwardError.reading {
      try KaldiReader(
        specifier, textAs: Scalar.dtype,
        opening: { if isOutput($0) { opened.replaced = $0 } },
        warn: { warn($0.description) })
    }
  }

  func next() throws -> Utterance<Scalar>? {
    let entry = try ForwardError.reading { try reader.next() }
    if let path = opened.replaced {
      throw ForwardError.input(
        "The script leads to \(path.printable), which the outputs would replace; write them to another "
          + "file.")
    }
    guard let entry else { return nil }
    guard let matrix: Tensor<Scalar> = entry.matrix() else {
      throw ForwardError.input(
        "Utterance \(entry.key.printable) is a vector of \(entry.values.count) numbers of type "
          + "\(entry.values.type), and features are a matrix of a row for each frame.")
    }
    return Utterance(key: entry.key, features: matrix)
  }
}
