extension MessageWriter {
  /// The classes that have elements: mostly some dozens of hundreds.
  mutating func write(_ ratios: RatioDistribution) {
    write(ratios.counts.indices.filter { ratios.counts[$0] != 0 }) { writer, index in
      writer.write(UInt16(index))
      writer.write(ratios.counts[index])
    }
    for worst in ratios.worstByStep { write(worst) }
  }
}

extension MessageReader {
  mutating func ratios() throws(MalformedMessage) -> RatioDistribution {
    var ratios = RatioDistribution()
    let counts = try items { reader throws(MalformedMessage) in
      (index: Int(try reader.integer(UInt16.self)), count: try reader.count())
    }
    for (index, count) in counts {
      guard index < ratios.counts.count else {
        throw MalformedMessage("there is no class \(index) of ratios")
      }
      ratios.counts[index] = count
    }
    for index in ratios.worstByStep.indices { ratios.worstByStep[index] = try double() }
    return ratios
  }
}
