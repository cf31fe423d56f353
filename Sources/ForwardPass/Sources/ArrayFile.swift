import ModelFiles
import RecurrentCells
import Tensors

/// An .npy or .npz file that holds features.
struct ArrayFile {
  private let file: any ModelFile

  /// - Throws: `ForwardError` if it is neither.
  init(_ path: String) throws {
    let other =
      "Features are read from an .npy, an .npz or a Kaldi table: if it is an archive, write "
      + "ark:\(path.printable), and scp:\(path.printable) for a script."
    do {
      file = try ModelFormats.open(path)
    } catch let error as ModelFileError where error.remedy == nil {
      throw ForwardError.input(error.description)
    } catch let error as ModelFileError {
      // What it says to do is for models.
      throw ForwardError.input("\(path.printable): \(error.reason.printable). \(other)")
    }
    guard file is NPZArchive || file.format == "npy" else {
      throw ForwardError.input("\(path.printable): it is a model (\(file.format)). \(other)")
    }
  }

  /// - Parameter name: of an array; nil is all of an .npz, or the only one.
  /// - Throws: `ForwardError` if there is no such array, or it holds no features.
  func source<Scalar: CellScalar>(
    _ name: String?, isBatchMajor: Bool
  ) throws -> any FeatureSource<Scalar> {
    let path = file.path.printable
    if let name {
      guard let variable = file[name] else {
        let known = file.variables.prefix(20).map(\.name.printable).joined(separator: ", ")
        throw ForwardError.input(
          "\(path): there is no array \(name.printable). There are: \(known).")
      }
      return try ArraySource<Scalar>(
        variable, of: file, place: "\(path):\(name.printable)", key: name,
        isBatchMajor: isBatchMajor)
    }
    guard let archive = file as? NPZArchive else {
      return try ArraySource<Scalar>(
        file.variables[0], of: file, place: path, key: nil, isBatchMajor: isBatchMajor)
    }
    if let only = file.variables.first, file.variables.count == 1, only.shape.count == 3 {
      return try ArraySource<Scalar>(
        only, of: file, place: path, key: nil, isBatchMajor: isBatchMajor)
    }
    guard !isBatchMajor else {
      throw ForwardError.input(
        "\(path): --batch-major is for one array of several utterances; choose it as \(path):NAME.")
    }
    return try NamedArraysSource<Scalar>(archive)
  }
}
