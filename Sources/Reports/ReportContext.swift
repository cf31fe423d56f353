/// What a report says beside the events, since neither they nor the reports know clock or shell.
public struct ReportContext: Sendable {
  /// The versions of all that took part, in the order of mention.
  public var environment: [(name: String, value: String)]

  /// How long the campaign ran.
  public var seconds: Double

  /// k, what the subject's activations may be off by, in unit roundoffs.
  public var activationRoundoffs: Double

  /// The options that shaped the cases, as typed after `lockstep replay SEED:INDEX`; quoted for a
  /// shell.
  public var replayArguments: [String]

  /// How people call the program here, such as `ci/lockstep`.
  ///
  /// Only text for people says it: files are read elsewhere.
  public var program: String

  public init(
    environment: [(name: String, value: String)] = [], seconds: Double,
    activationRoundoffs: Double = 10, replayArguments: [String] = [], program: String = "lockstep"
  ) {
    self.environment = environment
    self.seconds = seconds
    self.activationRoundoffs = activationRoundoffs
    self.replayArguments = replayArguments
    self.program = program
  }

  /// The command line that repeats one case.
  func replay(seed: UInt64, index: Int, program: String = "lockstep") -> String {
    ([program, "replay", "\(seed):\(index)"] + replayArguments).joined(separator: " ")
  }
}
