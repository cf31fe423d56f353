import Foundation
import Testing

/// What every adapter has to do, whatever stands behind it.
struct ConformanceTests {
  private static let frameworks = ProcessInfo.processInfo.environment["LOCKSTEP_FRAMEWORKS"]
  private static let reason: Comment =
    "LOCKSTEP_FRAMEWORKS names no folder with the frameworks; ci/setup --frameworks makes one"
  private static var hasFrameworks: Bool { frameworks?.isEmpty == false }

  @Test(arguments: Adapter.programs, Requirement.allCases)
  func programs(_ adapter: Adapter, _ requirement: Requirement) throws {
    try check(adapter, requirement)
  }

  @Test(
    .enabled(if: hasFrameworks, reason), arguments: Adapter.frameworks, Requirement.allCases)
  func frameworks(_ adapter: Adapter, _ requirement: Requirement) throws {
    try check(adapter, requirement)
  }

  enum Requirement: CaseIterable {
    /// One of everything.
    case smallest
    /// Around the widths of vectors, with rows to spare.
    case lanes
    /// Many steps, and one row.
    case long
    /// No step: the state stays as it was.
    case noStep
    /// NaN and infinities in inputs, weights and states.
    case nonfinite
    case double
    case otherCell

    var arguments: [String] {
      func sizes(_ steps: String, _ batch: String, _ inputs: String, _ units: String) -> [String] {
        ["--steps", steps, "--batch", batch, "--input-size", inputs, "--hidden-size", units]
      }
      let small = sizes("1...4", "2...3", "4...6", "7...9")
      // The finite profiles, in turn; initial states are random in all.
      let finite = ["--profile", "generic,saturating,trained,probe"]
      return switch self {
      case .smallest: finite + sizes("1", "1", "1", "1")
      case .lanes: finite + sizes("2...3", "5", "15...18", "31...33")
      case .long: finite + sizes("150", "1", "3", "5")
      case .noStep: finite + sizes("0", "3", "4", "5")
      case .nonfinite: small + ["--profile", "nonfinite"]
      case .double: small + finite + ["--dtype", "float64"]
      case .otherCell: small + finite + ["--cell", "rnn"]
      }
    }
  }

  private func check(_ adapter: Adapter, _ requirement: Requirement) throws {
    let result = try adapter.fuzz(requirement.arguments, in: TemporaryFolder())
    let text = (result.output + result.errors).replacing("\n", with: " ")
    let answer =
      switch requirement {
      case .smallest, .lanes, .long, .noStep: Adapter.Answer.agrees
      case .nonfinite: adapter.nonfinite
      case .double: adapter.double
      case .otherCell: adapter.otherCell
      }
    switch answer {
    case .agrees where requirement == .noStep && adapter.answersOutputsAlone:
      #expect(result.status == 5, "\(text)")
    case .agrees:
      #expect(result.status == 0, "\(text)")
      #expect(text.contains("agrees: \(adapter.cases) of \(adapter.cases) cases"), "\(text)")
    case .diverges(let mistake):
      #expect(result.status == 1, "\(text)")
      #expect(text.contains(mistake), "\(text)")
      #expect(!text.contains(" failed"), "\(text)")
    case .refuses(let status, let reason):
      #expect(result.status == status, "\(text)")
      #expect(text.contains(reason), "\(text)")
      #expect(!text.contains("agrees:"), "\(text)")
    }
  }

  /// The same cases see an adapter that loses the initial state, or takes the default forget bias.
  @Test(arguments: ["initial_c_ignored", "initial_h_ignored", "forget_bias_always_1"])
  func theCasesSeeWhatAnAdapterMayLose(_ mistake: String) throws {
    let result = try Adapter(subject: "mistake:" + mistake).fuzz(
      Requirement.lanes.arguments, in: TemporaryFolder())
    #expect(result.status == 1, "\(result.output)")
    #expect(result.output.contains(mistake), "\(result.output)")
  }
}
