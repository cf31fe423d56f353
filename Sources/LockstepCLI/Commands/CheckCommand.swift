import ArgumentParser
import CommandSupport
import Lockstep

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Runs a model natively, in lockstep with the reference.",
    discussion: """
      Every layer is judged step by step, from its own states. Outputs that somebody else computed \
      (--expected) are judged by the same bound: they anchor h, and the reference carries the rest.
      """)

  @OptionGroup var model: ModelOptions
  @OptionGroup(title: "What it is run on") var data: DataOptions

  @OptionGroup var judge: JudgeOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func run() throws {
    try data.requireInputs()
    let model = try OpenedModel(model)
    try model.refuseProblem()
    let check = CheckRun(
      model: model, data: data, activationRoundoffs: judge.activationRoundoffs,
      python: judge.python.configuration)
    switch model.plan.scalarType {
    case .float32: try check.run(Float.self, reports: reportOptions)
    case .float64: try check.run(Double.self, reports: reportOptions)
    }
  }
}
