import CrossCheck

/// A report for the log of a GitHub job, in its workflow commands: each finding becomes an annotation.
///
/// ```
/// ::notice title=Lockstep::diverges: 0 of 1 case in agreement, 1 diverging
/// ::error title=native%3A case 12 diverges (generic%2C T=3 B=2 I=5 H=4)::h, step 0, …%0Aexpected …
/// ```
///
/// GitHub keeps ten errors and ten warnings of a step. A finding is of no line of a file, so that none
/// is named: a case file is binary.
public struct GitHubReport: ContentsReport {
  public static let name = "github"
  public static let fileExtension = "github"

  /// How many annotations of a kind there may be, the headline's included.
  static let limit = 10

  public init() {}

  static func text(_ contents: ReportContents) -> String {
    let isUnproved =
      !contents.isNothingToDo && (!contents.isComplete || contents.verdict == .inconclusive)
    let headline = WorkflowCommand(
      isUnproved ? .error : .notice, title: "Lockstep", lines: [contents.headline])
    let (wrong, others) = (
      contents.findings.filter(\.isFailure), contents.findings.filter { !$0.isFailure }
    )
    let errors = wrong.prefix(isUnproved ? limit - 1 : limit).map { command(.error, $0) }
    let warnings = others.prefix(limit).map { command(.warning, $0) }
    let commands =
      gate(contents.gate) + [headline] + errors + rest(contents, errors.count, warnings.count)
      + warnings
    return commands.map { $0.line + "\n" }.joined()
  }

  /// The gate's reasons, before everything else.
  private static func gate(_ gate: GateOutcome?) -> [WorkflowCommand] {
    guard let gate else { return [] }
    if gate.reasons.isEmpty {
      return [
        WorkflowCommand(gate.passes ? .notice : .error, title: "Gate", lines: [gate.headline])
      ]
    }
    return gate.reasons.map {
      WorkflowCommand(.error, title: "Gate: \($0.name)", lines: [$0.sentence])
    }
  }

  private static func command(
    _ level: WorkflowCommand.Level, _ finding: FindingContents
  ) -> WorkflowCommand {
    WorkflowCommand(
      level, title: "\(finding.subject): \(finding.title)", lines: finding.lines)
  }

  /// How many cases there are that are not told of by themselves.
  private static func rest(
    _ contents: ReportContents, _ errors: Int, _ warnings: Int
  ) -> [WorkflowCommand] {
    let summary = contents.summary
    let parts = [
      (summary.diverges - summary.accepted + summary.failed - errors, "that diverge or failed"),
      (summary.accepted + summary.inconclusive - warnings, "that are accepted or inconclusive"),
    ].filter { $0.0 > 0 }.map { NumberText.count($0.0, "more " + contents.noun) + " " + $0.1 }
    if parts.isEmpty { return [] }
    return [WorkflowCommand(.notice, title: "Lockstep", lines: [parts.joined(separator: ", and ")])]
  }
}
