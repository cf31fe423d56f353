public import CrossCheck

/// What a report says beside the events, since neither they nor the reports know clock or shell.
public struct ReportContext: Sendable {
  /// The versions of all that took part, in the order of mention.
  public var environment: [(name: String, value: String)]

  /// How long the campaign ran.
  public var seconds: Double

  /// k, what the subject's activations may be off by, in unit roundoffs.
  public var activationRoundoffs: Double

  /// What is accepted, though it diverges.
  public var tolerance: Tolerance?

  /// The options that shaped the cases, as typed after `lockstep replay SEED:INDEX`; quoted for a
  /// shell.
  public var replayArguments: [String]

  /// The options that shaped the cases and name the subject, as words that no shell has to read.
  public var arguments: [String]

  /// What follows `lockstep replay FILE`: the same without what the file says itself.
  public var fileArguments: [String]

  /// Where a report tells of several subjects: what names each on the command line, by its name in
  /// findings.
  ///
  /// It follows the arguments above, which name none then.
  public var subjectArguments: [String: [String]] = [:]

  /// The command line that repeats the whole, quoted for a shell; nil if there is none.
  public var command: String?

  /// What a gate says of the run; nil if none does.
  public var gate: GateOutcome?

  /// How people call the program here, such as `ci/lockstep`.
  ///
  /// Only text for people says it: files are read elsewhere.
  public var program: String

  public init(
    environment: [(name: String, value: String)] = [], seconds: Double,
    activationRoundoffs: Double = 10, tolerance: Tolerance? = nil, replayArguments: [String] = [],
    arguments: [String] = [], fileArguments: [String] = [],
    command: String? = nil, program: String = "lockstep"
  ) {
    self.environment = environment
    self.seconds = seconds
    self.activationRoundoffs = activationRoundoffs
    self.tolerance = tolerance
    self.replayArguments = replayArguments
    self.arguments = arguments
    self.fileArguments = fileArguments
    self.command = command
    self.program = program
  }

  /// The versions in one line; empty if there are none.
  var environmentText: String { Self.text(of: environment) }

  /// `python 3.11.2, numpy 1.24.2`.
  static func text(of environment: [(name: String, value: String)]) -> String {
    environment.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
  }

  /// The command line that repeats a finding.
  ///
  /// - Parameter seed: of a finding that does not say where it comes from.
  func replay(_ finding: Finding, seed: UInt64, program: String = "lockstep") -> String {
    let subject = subjectArguments[finding.subject] ?? []
    if finding.seed == nil, let file = finding.caseFile {
      return ([program, "replay", shellQuoted(file)] + fileArguments + subject)
        .joined(separator: " ")
    }
    let address = "\(finding.seed ?? seed):\(finding.index)"
    return ([program, "replay", address] + replayArguments + subject).joined(separator: " ")
  }
}
