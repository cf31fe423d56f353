extension MessageWriter {
  /// All but the shape of the error, which nobody asks for once the explanation is written.
  mutating func write(_ comparison: Comparison) {
    write(comparison.verdict.rawValue)
    write(comparison.isAccepted)
    write(comparison.contract.rawValue)
    for count in [
      comparison.elements, comparison.unverifiable, comparison.verified, comparison.divergent,
    ] { write(count) }
    write(comparison.worst) { $0.write($1) }
    write(comparison.first) { $0.write($1) }
    write(comparison.origin) { $0.write($1) }
    for names in [comparison.earlierTensors, comparison.anchored, comparison.carried] {
      write(names) { $0.write($1) }
    }
    write(comparison.ratios)
    for value in [
      comparison.worstStatisticalRatio, comparison.maxAbsoluteError, comparison.maxRelativeError,
      comparison.maxUnitsInTheLastPlace,
    ] { write(value) }
    write(comparison.suspectedBias) { writer, bias in
      writer.write(bias.gate)
      writer.write(bias.unit)
      writer.write(bias.estimate)
      writer.write(bias.threshold)
      writer.write(bias.isLocated)
    }
    write(comparison.detectableBias) { $0.write($1) }
    write(comparison.activationRoundoffsNeeded) { $0.write($1) }
    write(comparison.worstByRelativeContract) { $0.write($1) }
  }

  private mutating func write(_ element: ElementComparison) {
    write(element.tensor)
    for place in [element.step, element.batch, element.unit] { write(place) }
    write(element.basis) { $0.write($1) }
    for value in [element.expected, element.actual, element.bound, element.ratio] { write(value) }
  }
}

extension MessageReader {
  mutating func comparison() throws(MalformedMessage) -> Comparison {
    Comparison(
      verdict: try value(Verdict.init(rawValue:)), isAccepted: try boolean(),
      contract: try value(ActivationContract.init(rawValue:)), elements: try count(),
      unverifiable: try count(), verified: try count(), divergent: try count(),
      worst: try optional { reader throws(MalformedMessage) in try reader.element() },
      first: try optional { reader throws(MalformedMessage) in try reader.element() },
      origin: try optional { reader throws(MalformedMessage) in try reader.element() },
      earlierTensors: try names(), shape: nil, anchored: try names(), carried: try names(),
      ratios: try ratios(),
      worstStatisticalRatio: try double(), maxAbsoluteError: try double(),
      maxRelativeError: try double(), maxUnitsInTheLastPlace: try double(),
      suspectedBias: try optional { reader throws(MalformedMessage) in
        SuspectedBias(
          gate: try reader.text(), unit: try reader.integer(), estimate: try reader.double(),
          threshold: try reader.double(), isLocated: try reader.boolean())
      },
      detectableBias: try optional { reader throws(MalformedMessage) in try reader.double() },
      activationRoundoffsNeeded: try optional { reader throws(MalformedMessage) in
        try reader.double()
      },
      worstByRelativeContract: try optional { reader throws(MalformedMessage) in
        try reader.element()
      })
  }

  /// A number of elements, many of which can be added up.
  mutating func count() throws(MalformedMessage) -> Int {
    let count = try integer(Int.self)
    guard (0...1 << 48).contains(count) else {
      throw MalformedMessage("\(count) is no number of elements")
    }
    return count
  }

  mutating func names() throws(MalformedMessage) -> [String] {
    try items { reader throws(MalformedMessage) in try reader.text() }
  }

  private mutating func element() throws(MalformedMessage) -> ElementComparison {
    ElementComparison(
      tensor: try text(), step: try integer(), batch: try integer(), unit: try integer(),
      basis: try optional { reader throws(MalformedMessage) in try reader.text() },
      expected: try double(), actual: try double(), bound: try double(), ratio: try double())
  }
}
