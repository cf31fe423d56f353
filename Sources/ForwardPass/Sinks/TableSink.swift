import ModelFiles
import RecurrentCells
import Tensors

/// A Kaldi table: each utterance's outputs are written as they come.
final class TableSink<Scalar: CellScalar>: OutputSink {
  private let writer: KaldiWriter

  init(_ specifier: KaldiWriteSpecifier) throws {
    writer = try ForwardError.writing { () throws(ModelFileError) in try KaldiWriter(specifier) }
  }

  var temporaryPaths: [String] { writer.temporaryPaths }

  func write(_ key: String, _ outputs: Tensor<Scalar>) throws {
    try ForwardError.writing { () throws(ModelFileError) in
      try writer.write(KaldiEntry(key: key, matrix: outputs))
    }
  }

  func commit() throws {
    try ForwardError.writing { () throws(ModelFileError) in try writer.commit() }
  }

  func discard() { writer.discard() }
}
