import ModelFiles
import RecurrentCells
import Tensors

/// The arrays of an .npz file, each an utterance under its name, in the file's order, one in memory at
/// a time.
final class NamedArraysSource<Scalar: CellScalar>: FeatureSource {
  let arrangement = Arrangement.table
  private let file: NPZArchive
  private let variables: [Variable]
  private var index = 0

  /// - Throws: `ForwardError` if an array is no `[T, I]`.
  init(_ file: NPZArchive) throws {
    self.file = file
    let known = Dictionary(uniqueKeysWithValues: file.variables.map { ($0.name, $0) })
    variables = file.storedNames.compactMap { known[$0] }
    guard let other = variables.first(where: { $0.shape.count != 2 }) else { return }
    throw ForwardError.input(
      "\(file.path.printable): each array is taken for an utterance [T, I], and "
        + "\(other.name.printable) has the shape \(other.shape). Choose one array as "
        + "\(file.path.printable):NAME.")
  }

  func next() throws -> Utterance<Scalar>? {
    guard index < variables.count else { return nil }
    let variable = variables[index]
    index += 1
    return Utterance(
      key: variable.name, features: try ForwardError.reading { try file.tensor(variable) })
  }
}
