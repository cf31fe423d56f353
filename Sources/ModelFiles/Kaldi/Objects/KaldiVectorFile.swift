import Tensors

/// A file with one vector and no key, such as the frame counts of classes.
public enum KaldiVectorFile {
  /// Reads the vector, binary or text, gzipped or not; `-` is standard input.
  ///
  /// - Throws: `ModelFileError` if there is none, it is damaged, or more follows it.
  public static func read(_ name: String) throws(ModelFileError) -> [Double] {
    let stream = try KaldiStream(KaldiFileName(reading: name))
    let tensor: KaldiTensor
    if try stream.beginsBinary() {
      tensor = try stream.binaryTensor()
    } else {
      let text = try stream.text(.float64, hasUnits: false)
      // A line's end within the brackets makes it no vector for Kaldi; a single row is taken for one.
      tensor = KaldiTensor(
        shape: text.rows > 1 ? [text.rows, text.columns ?? 0] : [text.numbers.count],
        values: text.numbers.values)
    }
    guard tensor.shape.count == 1 else {
      throw ModelFileError(
        path: name, reason: "a vector is to be here, and it is a matrix of shape \(tensor.shape)")
    }
    guard try stream.skipSpace() == nil else {
      throw stream.textDamage("more follows the vector")
    }
    return switch tensor.values {
    case .float32(let numbers): numbers.map(Double.init)
    case .float64(let numbers): numbers
    case .int32(let numbers): numbers.map(Double.init)
    }
  }
}
