extension KaldiEntry {
  /// What a range leaves of a matrix or vector.
  ///
  /// - Returns: the part, and whether rows are missing that the range asks for: Kaldi cuts off up to
  ///   three.
  /// - Throws: `MalformedHeader` if there is not so much.
  func part(_ range: KaldiRange) throws(MalformedHeader) -> (entry: KaldiEntry, isCut: Bool) {
    let shape = range.isOfMatrix ? matrixShape ?? shape : shape
    let (ranges, isCut) = try range.resolved(shape)
    return (part(ranges, columns: shape.count == 2 ? shape[1] : 1), isCut)
  }

  private func part(_ ranges: [Range<Int>], columns: Int) -> KaldiEntry {
    let inner = ranges.count == 2 ? ranges[1] : 0..<1
    func part<Number>(_ numbers: [Number]) -> [Number] {
      var result: [Number] = []
      result.reserveCapacity(ranges[0].count * inner.count)
      for row in ranges[0] {
        result += numbers[row * columns + inner.lowerBound..<row * columns + inner.upperBound]
      }
      return result
    }
    let values: KaldiValues =
      switch self.values {
      case .float32(let numbers): .float32(part(numbers))
      case .float64(let numbers): .float64(part(numbers))
      case .int32(let numbers): .int32(part(numbers))
      }
    return KaldiEntry(
      key: key, shape: ranges.map(\.count), values: values,
      decimalHalfUnits: decimalHalfUnits.map(part), isOneLine: false)
  }
}
