import ArgumentParser
import CommandSupport
import Lockstep

struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Shows which known mistakes the cases catch, and how soon.",
    discussion: """
      Each mistake of the catalogue is run as a subject that has to be caught. With --cases somebody's \
      own cases are scored instead: what they are blind to, no test that uses them can show. Exit \
      status 1 if any mistake is missed.
      """)

  @Option(
    name: .customLong("cell"),
    help: ArgumentHelp(
      "The cell in which the mistakes are made; may be repeated, or all. (default: for each mistake "
        + "the first cell that leaves room for it)", valueName: "cell"),
    completion: .list(Signature.all.map(\.cell) + ["all"]),
    transform: cells(_:))
  var cellLists: [[Signature]] = []

  @Option(
    name: .customLong("mistake"),
    help: ArgumentHelp(
      "A mistake; may be repeated, and NAME+NAME is both at once. (default: all)",
      valueName: "name"))
  var mistakes: [String] = []

  @Option(
    help: ArgumentHelp(
      "A folder of case files to score, or one case file. (default: the generator's cases)",
      valueName: "folder"), completion: .file())
  var cases: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "After how many of the generator's cases a mistake counts as missed. (default: 500)",
      valueName: "n"), transform: caseLimit(_:))
  var limit: Int?

  @Option(
    parsing: .unconditional, help: "What the generator's cases are drawn from. (default: 1)",
    transform: seed(_:))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The precision: \(DType.allCases.map(\.rawValue).joined(separator: " or ")). "
        + "(default: float32)"),
    completion: .list(DType.allCases.map(\.rawValue)), transform: precision(_:))
  var dtype: DType?

  @Flag(help: "Score each profile of the generator by itself, in those where a mistake is visible.")
  var byProfile = false

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var judge: JudgeOptions

  func validate() throws {
    guard cases != nil else { return }
    for (option, isGiven) in [
      ("--limit", limit != nil), ("--seed", seed != nil), ("--dtype", dtype != nil),
      ("--cell", !cellLists.isEmpty), ("--by-profile", byProfile),
    ] where isGiven {
      throw ValidationError("\(option) shapes the generator's cases; --cases gives others.")
    }
  }

  func run() throws {
    let run = SensitivityRun(
      cells: cellLists.isEmpty ? nil : cellLists.flatMap(\.self),
      mistakes: mistakes.enumerated().filter { !mistakes[..<$0.offset].contains($0.element) }
        .map(\.element), cases: cases,
      limit: limit ?? 500, seed: seed ?? CampaignOptions.defaultSeed, isByProfile: byProfile,
      activationRoundoffs: judge.activationRoundoffs, python: judge.python.configuration)
    switch dtype ?? .float32 {
    case .float32: try run(Float.self, json: json)
    case .float64: try run(Double.self, json: json)
    }
  }
}

/// One cell, or `all`.
func cells(_ text: String) throws -> [Signature] {
  text == "all" ? Signature.all : [try signature(text)]
}

func caseLimit(_ text: String) throws -> Int {
  guard let count = Int(text), (1...1_000_000).contains(count) else {
    throw BadValue("the number of cases is from 1 to 1000000")
  }
  return count
}
