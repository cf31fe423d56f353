import ModelFiles
import RecurrentCells
import Tensors

/// An .npz file: each utterance's outputs are written as they come, an array `[T, N]` under its key.
///
/// The archive's directory, some hundred bytes an utterance, is in memory until the end.
final class NamedArraysSink<Scalar: CellScalar>: OutputSink {
  private let writer: NPZWriter

  init(_ path: String) throws {
    writer = try ForwardError.writing { () throws(ModelFileError) in try NPZWriter(path: path) }
  }

  var temporaryPaths: [String] { writer.temporaryPath.map { [$0] } ?? [] }

  func write(_ key: String, _ outputs: Tensor<Scalar>) throws {
    do { try writer.add(key, outputs) } catch {
      // What names the array is wrong with the array: its key is there twice.
      guard error.variable == nil else { throw ForwardError.input(error.description) }
      throw ForwardError.output(error.description)
    }
  }

  func commit() throws {
    try ForwardError.writing { () throws(ModelFileError) in try writer.commit() }
  }

  func discard() { writer.discard() }
}
