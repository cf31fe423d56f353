extension Variable {
  /// TensorFlow's own limit.
  private static let rankLimit = 254

  /// A variable from a checkpoint's metadata, which may say anything.
  ///
  /// - Throws: `ModelFileError` if it has no type, its rank is unknown or too high, a length is
  ///   negative, or it takes more bytes than there can be.
  init(name: String, dataType: Int32, shape: TensorShapeProto, path: String)
    throws(ModelFileError)
  {
    func damage(_ reason: String) -> ModelFileError {
      ModelFileError(path: path, variable: name, reason: reason)
    }
    guard dataType > 0 else { throw damage("its type, number \(dataType), is none") }
    guard !shape.unknownRank else { throw damage("its rank is unknown") }
    guard shape.dim.count <= Variable.rankLimit else {
      throw damage("it has \(shape.dim.count) axes, more than TensorFlow's \(Variable.rankLimit)")
    }
    let type = ElementType(tensorFlow: dataType)
    let lengths = shape.dim.map(\.size)
    // In the order in which a product is computed later: a zero may come after what overflows.
    var product = 1
    var byteProduct = type.byteCount ?? 1
    for length in lengths {
      guard let length = Int(exactly: length), length >= 0 else {
        throw damage("an axis has the length \(length)")
      }
      let (count, overflow) = product.multipliedReportingOverflow(by: length)
      let (bytes, overflowToo) = byteProduct.multipliedReportingOverflow(by: length)
      guard !overflow, !overflowToo else {
        throw damage("its shape \(lengths) has more elements than there can be")
      }
      (product, byteProduct) = (count, bytes)
    }
    self.init(name: name, type: type, shape: lengths.map { Int($0) })
  }
}
