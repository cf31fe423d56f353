import CrossCheck

/// A model of the gate, and what became of its layers.
public struct GatedModel: Sendable {
  public let name: String
  public let record: ModelRecord

  /// The vector kernels that it ran on, such as `avx512`; nil for none.
  public let kernels: String?

  /// How long it took.
  public let seconds: Double

  public init(name: String, record: ModelRecord, kernels: String?, seconds: Double) {
    self.name = name
    self.record = record
    self.kernels = kernels
    self.seconds = seconds
  }

  /// The worst ratio of each layer, by a name that holds no path: `native, layer 0`, or
  /// `recorded, layer 0` where outputs were given.
  ///
  /// Nil where no element could be verified.
  public var ratios: [String: Double?] {
    var ratios: [String: Double?] = [:]
    for part in record.parts {
      let source = part.subject == Self.ownSubject ? Self.ownSubject : "recorded"
      let name = "\(source), \(part.part)"
      let others = ratios[name] ?? nil
      ratios[name] = [others, part.comparison.worst?.ratio].compactMap(\.self).max()
    }
    return ratios
  }

  /// What explains the layers that diverge; nil if none was looked into.
  var causes: CauseSentence? {
    let diverging = record.parts.filter { $0.verdict == .diverges }
    var remark = diverging.map(\.causeBesideMistakes).first { !$0.isEmpty }
    // Options of `check`, which the gate has for no model.
    if remark?.contains("--forget-bias") == true {
      remark? += " What that option says is forget_bias in the model's io.npz."
    }
    return CauseSentence(
      diverging.compactMap(\.diagnosis), remark: remark.map { String($0.drop { $0 == " " }) })
  }

  private static let ownSubject = "native"

  func count(_ verdict: Verdict) -> Int { record.parts.count { $0.verdict == verdict } }
}
