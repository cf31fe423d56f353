import Tensors

/// Writes networks of Kaldi's nnet1, under a new name that takes the path's when it is complete.
public enum KaldiNnet1Writer {
  /// Writes tensors under the names that `Nnet1File` gives them: of each component `input_dim`,
  /// `output_dim`, all of its tensors, and as many settings as there are.
  ///
  /// Text has of each number the fewest digits that give it back as float32; it does not say that a
  /// number is a double.
  ///
  /// - Throws: `ModelFileError` if it cannot be written, or the tensors are no network: one is missing
  ///   or too many, of another shape or type, or, as text, holds a double that is no float32.
  public static func write(
    _ tensors: [String: KaldiTensor], to path: String, isBinary: Bool
  ) throws(ModelFileError) {
    let components = try Nnet1Assembly(tensors, path: path).components()
    let file = try AtomicFile(path: path)
    let printer = Nnet1Printer(file: file, isBinary: isBinary)
    try printer.begin()
    for (index, component) in components.enumerated() {
      try printer.write(component, index)
    }
    try printer.end()
    try file.commit()
  }

  /// The tensors of a network that was opened, to be written again.
  ///
  /// - Throws: `ModelFileError` if one is damaged, or of a type that no network of Kaldi's has.
  public static func tensors(of file: any ModelFile) throws -> [String: KaldiTensor] {
    var tensors: [String: KaldiTensor] = [:]
    for variable in file.variables {
      let values: KaldiValues =
        switch variable.type {
        case .float32: .float32(try file.tensor(variable.name, as: Float.self).scalars)
        case .float64: .float64(try file.tensor(variable.name, as: Double.self).scalars)
        case .int32:
          .int32((try file.integers(variable) ?? []).map { Int32(truncatingIfNeeded: $0) })
        default:
          throw ModelFileError(
            path: file.path, variable: variable.name,
            reason: "its type is \(variable.type), which Kaldi's networks do not have")
        }
      tensors[variable.name] = KaldiTensor(shape: variable.shape, values: values)
    }
    return tensors
  }
}
