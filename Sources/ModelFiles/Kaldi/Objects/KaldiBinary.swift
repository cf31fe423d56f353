/// Matrices and vectors as Kaldi's binary files have them.
enum KaldiBinary {
  /// Writes the mark of binary objects, and the object.
  ///
  /// - Precondition: the tensor is whole, of one or two axes, and integers are of one.
  static func write(_ tensor: KaldiTensor, to file: AtomicFile) throws(ModelFileError) {
    try file.write(KaldiStream.binaryMark)
    if case .int32(let integers) = tensor.values {
      var bytes = integer(integers.count)
      bytes.reserveCapacity(5 * (integers.count + 1))
      for integer in integers {
        bytes.append(4)
        bytes.append(littleEndian: integer)
      }
      try file.write(bytes)
    } else {
      try writeObject(tensor, to: file)
    }
  }

  /// Writes a matrix or vector of floats, without the mark.
  ///
  /// - Precondition: the same.
  static func writeObject(_ tensor: KaldiTensor, to file: AtomicFile) throws(ModelFileError) {
    let letter = if case .float64 = tensor.values { "D" } else { "F" }
    let isEmpty = tensor.values.count == 0
    var header = Array("\(letter)\(tensor.shape.count == 2 ? "M" : "V") ".utf8)
    for length in tensor.shape { header += integer(isEmpty ? 0 : length) }
    try file.write(header)
    let result = tensor.values.withLittleEndianBytes { bytes in
      Result { () throws(ModelFileError) in try file.write(bytes) }
    }
    try result.get()
  }

  /// An integer with its width.
  ///
  /// - Precondition: it fits into int32.
  static func integer(_ integer: Int) -> [UInt8] {
    var bytes: [UInt8] = [4]
    bytes.append(littleEndian: Int32(integer))
    return bytes
  }
}
