import Lockstep

/// The smallest case of a finding, as it was kept.
struct KeptCase {
  /// The case file's name, which follows from the cause.
  let name: String

  /// Where the files are: the folder of findings; nil if they are attachments alone.
  let folder: String?
  let sizes: Sizes

  /// Whether the subject's own answer to it was kept too.
  let hasTrace: Bool

  var path: String { folder.map { "\($0)/\(name)" } ?? name }

  /// The name of the attachment that holds the subject's answer.
  var traceName: String { name.replacingSuffix(".npz", by: "-trace.npz") }

  /// Apart, since every `.npz` of a folder of findings is a case.
  var traceFolder: String { folder.map { "\($0)/traces" } ?? "" }

  var tracePath: String { folder == nil ? traceName : "\(traceFolder)/\(name)" }

  /// What a further finding of the same cause says of it.
  var reminder: String { "case file \(path) is of the same cause" }

  /// What the finding that it was made of says of it, a line each.
  var lines: [String] {
    let answer = hasTrace ? " --expected \(tracePath)" : " --subject native"
    var lines = ["case file \(path), \(sizes)"]
    if folder == nil {
      lines[0] += ", is attached to this test; LOCKSTEP_FINDINGS=FOLDER keeps it in a folder,"
      lines.append("as does `swift test --attachments-path FOLDER` where there is one")
    }
    lines += [
      "look at it with `lockstep steps \(path)\(answer)`,",
      "repeat it with `expectLockstep(…, replaying: \"\(path)\")`,",
      "try another port on it with `lockstep replay \(path) --subject …`",
    ]
    return lines
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, by other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self + other
  }
}
