import ArgumentParser
import CommandSupport
import Lockstep

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a model in another format, with proof.",
    discussion: """
      What was written is read back and judged in lockstep against the original; a conversion that \
      does not agree leaves no file. Where a format has no forget bias, it becomes part of the bias; \
      what a format cannot express is refused with the reason.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(
    help: ArgumentHelp(
      "The file to write: .npz, .safetensors, .nnet (Kaldi's nnet1, binary) or .nnet.txt.",
      valueName: "out"), completion: .file())
  var path: String

  @Option(
    help: ArgumentHelp(
      "What to write: \(ConversionFormat.allCases.map(\.rawValue).joined(separator: ", ")). (default: "
        + "what the ending says)", valueName: "name"),
    completion: .list(ConversionFormat.allCases.map(\.rawValue)),
    transform: conversionFormat(_:))
  var format: ConversionFormat?

  @Option(
    help: ArgumentHelp(
      "Whose names and layouts an .npz or .safetensors has: tensorflow or pytorch. (default: the "
        + "model's own; tensorflow for a Kaldi network)", valueName: "whose"),
    completion: .list(["tensorflow", "pytorch"]),
    transform: naming(_:))
  var names: Naming?

  @Option(
    parsing: .unconditional, help: "What it is judged on is drawn from. (default: 1)",
    transform: seed(_:))
  var seed = CampaignOptions.defaultSeed

  @OptionGroup var judge: JudgeOptions
  @OptionGroup(title: "Results") var reportOptions: ReportOptions

  func run() throws {
    let model = try OpenedModel(model)
    try model.refuseProblem()
    if model.plan.naming == .kaldi, let bias = self.model.unsaid.forgetBias, bias != 0 {
      throw CommandFailure(
        .usage,
        "--forget-bias \(bias): a Kaldi network has none, and with it another network would be written; "
          + "leave it out")
    }
    let run = ConvertRun(
      model: model, target: try ConversionTarget(path, format: format, naming: names, of: model),
      seed: seed, activationRoundoffs: judge.activationRoundoffs, python: judge.python.configuration
    )
    switch model.plan.scalarType {
    case .float32: try run.run(Float.self, reports: reportOptions)
    case .float64: try run.run(Double.self, reports: reportOptions)
    }
  }
}

private func conversionFormat(_ text: String) throws -> ConversionFormat {
  guard let format = ConversionFormat(rawValue: text) else {
    throw BadValue(unknown("format", text, known: ConversionFormat.allCases.map(\.rawValue)))
  }
  return format
}

private func naming(_ text: String) throws -> Naming {
  guard let naming = Naming(rawValue: text), naming != .kaldi else {
    throw BadValue(unknown("framework", text, known: ["tensorflow", "pytorch"]))
  }
  return naming
}
