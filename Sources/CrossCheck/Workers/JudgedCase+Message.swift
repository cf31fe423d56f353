import Tensors

extension MessageWriter {
  /// What a subject wrote when it failed may be of any length.
  private static let longestText = 100_000

  static func shortened(_ text: String) -> String {
    text.utf8.count <= longestText ? text : text.prefix(longestText / 8) + "…"
  }

  mutating func write(_ judged: JudgedCase) {
    let result = judged.result
    write(result.index)
    write(result.profile) { $0.write($1.rawValue) }
    write(result.sizes)
    write(result.verdict.rawValue)
    write(result.comparison) { $0.write($1) }
    write(judged.finding) { writer, finding in
      writer.write(finding.options.sorted { $0.key < $1.key }) { writer, option in
        writer.write(option.key)
        writer.write(option.value)
      }
      writer.write(Self.shortened(finding.explanation))
      writer.write(Self.shortened(finding.cause))
    }
  }

  mutating func write(_ sizes: Sizes) {
    for size in [sizes.steps, sizes.batch, sizes.inputSize, sizes.hiddenSize] { write(size) }
    write(sizes.projectionSize) { $0.write($1) }
  }
}

extension MessageReader {
  /// A case that comes from no file.
  mutating func judged(
    subject: String, seed: UInt64
  ) throws(MalformedMessage) -> JudgedCase {
    let index = try integer(Int.self)
    let profile = try optional { reader throws(MalformedMessage) in
      try reader.value(Profile.init(rawValue:))
    }
    let sizes = try sizes()
    let verdict = try value(Verdict.init(rawValue:))
    let comparison = try optional { reader throws(MalformedMessage) in try reader.comparison() }
    let finding = try optional { reader throws(MalformedMessage) in
      let options = try reader.items { reader throws(MalformedMessage) in
        (try reader.text(), try reader.double())
      }
      return Finding(
        index: index, subject: subject, verdict: verdict, profile: profile, sizes: sizes,
        options: Dictionary(options) { $1 }, first: comparison?.first, origin: comparison?.origin,
        explanation: try reader.text(), cause: try reader.text(), seed: seed,
        isAccepted: comparison?.isAccepted ?? false)
    }
    guard (finding == nil) == (verdict == .agrees) else {
      throw MalformedMessage("a case that \(verdict.rawValue) has the wrong parts")
    }
    return JudgedCase(
      result: CaseResult(
        index: index, profile: profile, sizes: sizes, verdict: verdict, comparison: comparison),
      finding: finding)
  }

  mutating func sizes() throws(MalformedMessage) -> Sizes {
    let sizes = Sizes(
      steps: try integer(), batch: try integer(), inputSize: try integer(),
      hiddenSize: try integer(),
      projectionSize: try optional { reader throws(MalformedMessage) in try reader.integer() })
    // Their products are summed up.
    guard SizeSymbol.allCases.allSatisfy({ (0...0x7FFF_FFFF).contains(sizes[$0]) }) else {
      throw MalformedMessage("no case has the sizes \(sizes)")
    }
    return sizes
  }

  /// One of the values that are written as texts.
  mutating func value<Value>(_ make: (String) -> Value?) throws(MalformedMessage) -> Value {
    let text = try text()
    guard let value = make(text) else {
      throw MalformedMessage("there is no '\(text)'")
    }
    return value
  }
}
