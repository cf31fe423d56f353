import ModelFiles
import RecurrentCells
import Tensors

/// An .npy file or standard output: one array in the order of the inputs, in memory until the end.
///
/// `[T, N]` for one utterance; `[T, B, N]` or `[B, T, N]` where the inputs were one array of several.
final class ArraySink<Scalar: CellScalar>: OutputSink {
  private let file: AtomicFile
  private let arrangement: Arrangement
  private var outputs: [Tensor<Scalar>] = []

  /// - Parameter path: nil is standard output.
  init(_ path: String?, _ arrangement: Arrangement) throws {
    self.arrangement = arrangement
    file = try ForwardError.writing { () throws(ModelFileError) in
      if let path { return try AtomicFile(path: path) }
      return try AtomicFile(standardOutput: "standard output")
    }
  }

  var temporaryPaths: [String] { file.temporaryPath.map { [$0] } ?? [] }

  func write(_ key: String, _ outputs: Tensor<Scalar>) throws {
    if case .batch = arrangement {
    } else if !self.outputs.isEmpty {
      throw ForwardError.input(
        "\(file.path.printable): an .npy is one array, and \(key.printable) is a second utterance. "
          + "Write FILE.npz or ark:FILE instead.")
    }
    self.outputs.append(outputs)
  }

  func commit() throws {
    let array = try array()
    outputs = []
    try ForwardError.writing { () throws(ModelFileError) in
      try NPYWriter.write(array, to: file)
      try file.commit()
    }
  }

  func discard() { file.discard() }

  /// - Precondition: at least one utterance was written, and in a batch all of them.
  private func array() throws -> Tensor<Scalar> {
    guard case .batch(let steps, let sequences, let isBatchMajor) = arrangement else {
      return outputs[0]
    }
    let width = outputs[0].shape.dimensions[1]
    var scalars: [Scalar] = []
    scalars.reserveCapacity(steps * sequences * width)
    if isBatchMajor {
      for tensor in outputs { scalars += tensor.scalars }
    } else {
      for step in 0..<steps {
        for tensor in outputs { scalars += tensor.scalars[step * width..<(step + 1) * width] }
      }
    }
    let shape = isBatchMajor ? [sequences, steps, width] : [steps, sequences, width]
    return try Tensor(shape, scalars)
  }
}
