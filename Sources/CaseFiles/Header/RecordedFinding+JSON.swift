import CrossCheck
import ModelFiles

extension RecordedFinding {
  /// - Throws: `MalformedHeader` if a member is missing, unknown, there twice, or of another kind.
  init(_ json: inout JSONScanner) throws(MalformedHeader) {
    var texts: [String: String] = [:]
    var names: Set<String> = []
    try json.object { json, name throws(MalformedHeader) in
      guard ["subject", "verdict", "tensor", "cause", "explanation"].contains(name),
        names.insert(name).inserted
      else { throw MalformedHeader("its finding has \(name), twice or without need") }
      if name == "tensor", json.skipNull() { return }
      texts[name] = try json.string()
    }
    guard let subject = texts["subject"], let explanation = texts["explanation"],
      let verdict = texts["verdict"], names.contains("tensor")
    else {
      throw MalformedHeader("its finding is not of subject, verdict, tensor and explanation")
    }
    guard let known = Verdict(rawValue: verdict) else {
      throw MalformedHeader(
        "its finding's verdict is '\(verdict)', and there are: "
          + Verdict.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.init(
      subject: subject, verdict: known, tensor: texts["tensor"], cause: texts["cause"],
      explanation: explanation)
  }

  /// The members, in their order; values are JSON.
  var members: [(name: String, value: String)] {
    [
      ("subject", subject.asJSON), ("verdict", verdict.rawValue.asJSON),
      ("tensor", tensor?.asJSON ?? "null"), ("cause", cause.asJSON),
      ("explanation", explanation.asJSON),
    ]
  }
}
