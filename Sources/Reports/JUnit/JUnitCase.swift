import CrossCheck

/// A test as JUnit's XML has it: a subject's cases of one profile, or a layer of a model.
struct JUnitCase {
  /// What a test case counts as; the elements in it are named so.
  enum Outcome: String {
    case passed, failure, error, skipped
  }

  let className: String
  let name: String
  private(set) var results: [Result]

  /// What stands in `<system-out>`.
  let output: [String]

  /// Why a test case did not pass.
  struct Result {
    let outcome: Outcome
    let message: String
    let type: String
    let lines: [String]
  }

  var outcome: Outcome {
    let outcomes = results.map(\.outcome)
    return [.failure, .error, .skipped].first(where: outcomes.contains) ?? .passed
  }

  var element: XMLElement {
    let results = results.map { result in
      XMLElement(
        result.outcome.rawValue, ["message": result.message, "type": result.type],
        text: result.lines.joined(separator: "\n"))
    }
    let output = XMLElement("system-out", text: output.joined(separator: "\n"))
    return XMLElement(
      "testcase", ["classname": className, "name": name], children: results + [output])
  }
}

extension JUnitCase {
  /// - Parameters:
  ///   - summary: of all cases of the group.
  ///   - findings: of the group, the worst first.
  init(
    _ group: String, of subject: String, _ summary: Summary, _ findings: [FindingContents],
    _ contents: ReportContents
  ) {
    className = subject
    name = group
    let (wrong, others) = (findings.filter(\.isFailure), findings.filter { !$0.isFailure })
    var results = wrong.map { finding in
      Result(finding, as: finding.verdict == .failed ? .error : .failure)
    }
    func addUntold(_ count: Int, _ outcome: Outcome, _ verdict: Verdict, _ verb: String) {
      let told = wrong.count { $0.verdict == verdict }
      guard count > told else { return }
      let more = told > 0 ? "more " : ""
      results.append(
        Result(
          outcome: outcome,
          message: "\(NumberText.count(count - told, more + contents.noun)) \(verb)",
          type: verdict.rawValue,
          lines: ["Of many findings the first are told in full."]
            + [contents.command].compactMap(\.self)
        ))
    }
    addUntold(summary.diverges - summary.accepted, .failure, .diverges, "diverging")
    addUntold(summary.failed, .error, .failed, "failed")
    let isSkipped = results.isEmpty && summary.verdict == .inconclusive
    if isSkipped {
      results = others.filter { $0.verdict == .inconclusive }.prefix(1)
        .map { Result($0, as: .skipped) }
      if results.isEmpty {
        results = [
          Result(
            outcome: .skipped, message: "nothing could be compared conclusively",
            type: Verdict.inconclusive.rawValue, lines: [])
        ]
      }
    }
    self.results = results
    let shown = others.dropFirst(isSkipped ? 1 : 0) + (wrong.count > 1 ? wrong[...] : [])
    output = [Self.numbers(summary, contents.noun)] + shown.flatMap { ["", $0.title] + $0.lines }
  }

  /// What the whole comes to, if no test case of a subject tells it; else nil.
  ///
  /// A campaign that was stopped, or that compared nothing, must not pass.
  init?(whole contents: ReportContents) {
    let (name, outcome): (String, Outcome)
    if contents.isNothingToDo {
      (name, outcome) = ("nothing to do", .skipped)
    } else if !contents.isComplete {
      (name, outcome) = ("stopped early", .error)
    } else if contents.verdict == .inconclusive {
      (name, outcome) = ("inconclusive", .error)
    } else {
      return nil
    }
    let result = Result(
      outcome: outcome, message: contents.headline, type: name,
      lines: [contents.command].compactMap(\.self))
    self.init(
      className: "lockstep", name: name, results: [result], output: [contents.headline])
  }

  private static func numbers(_ summary: Summary, _ noun: String) -> String {
    var parts = [NumberText.count(summary.cases, noun)]
    let counts = [
      (summary.agrees, "in agreement"), (summary.diverges, "diverging"),
      (summary.accepted, "of them accepted"), (summary.inconclusive, "inconclusive"),
      (summary.failed, "failed"),
    ]
    for (count, word) in counts where count > 0 {
      parts.append("\(NumberText.grouped(count)) \(word)")
    }
    if let worst = summary.worst {
      parts.append("worst ratio \(NumberText.rounded(worst.element.ratio))")
    }
    return parts.joined(separator: ", ")
  }
}

extension JUnitCase.Result {
  fileprivate init(_ finding: FindingContents, as outcome: JUnitCase.Outcome) {
    self.init(
      outcome: outcome, message: finding.title, type: finding.kind, lines: finding.lines)
  }
}

extension JUnitCase {
  /// One for each reason of a gate to fail; one that passes, or tells that it was stopped, if there is none.
  static func all(of gate: GateOutcome) -> [JUnitCase] {
    let cases = gate.reasons.map { reason in
      let result = Result(
        outcome: .failure, message: reason.sentence, type: reason.name, lines: [reason.sentence])
      return JUnitCase(
        className: "gate", name: reason.name, results: [result], output: [gate.headline])
    }
    guard cases.isEmpty else { return cases }
    let stopped = Result(outcome: .error, message: gate.headline, type: "stopped", lines: [])
    return [
      JUnitCase(
        className: "gate", name: "baseline", results: gate.passes ? [] : [stopped],
        output: [gate.headline])
    ]
  }
}
