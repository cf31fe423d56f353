extension ModelFile {
  /// The whole numbers of a variable of an integer type, such as the lengths of sequences; nil if it
  /// is of another type, or holds a number that does not fit.
  ///
  /// - Throws: `ModelFileError` if it is damaged.
  public func integers(_ variable: Variable) throws -> [Int]? {
    switch variable.type.name {
    case "int8": try integers(variable, Int8.self)
    case "int16": try integers(variable, Int16.self)
    case "int32": try integers(variable, Int32.self)
    case "int64": try integers(variable, Int64.self)
    case "uint8": try integers(variable, UInt8.self)
    case "uint16": try integers(variable, UInt16.self)
    case "uint32": try integers(variable, UInt32.self)
    case "uint64": try integers(variable, UInt64.self)
    default: nil
    }
  }

  private func integers<Word: FixedWidthInteger>(
    _ variable: Variable, _: Word.Type
  ) throws -> [Int]? {
    try withBytes(of: variable) { bytes in
      let width = MemoryLayout<Word>.size
      let words = (0..<(bytes.count / width)).map { index in
        Word(littleEndian: bytes.loadUnaligned(fromByteOffset: index * width, as: Word.self))
      }
      let integers = words.compactMap { Int(exactly: $0) }
      return integers.count == words.count ? integers : nil
    }
  }
}
