import ArgumentParser
import CommandSupport
import Lockstep

struct StepsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "Takes a step apart: every stage beside the reference, with bound and ratio.",
    discussion: """
      x·K, h·R, + bias, + forget bias, the gates, c and h of one unit, each from the subject's own \
      state before the step. The first that rounding does not explain is marked <--. What the subject \
      does not show is –. A trace (--expected) may show c, h, i, j, f, o [T, B, H] and z [T, B, 4H], \
      which holds every bias, the forget bias too: leave z out if yours lacks one.
      """)

  @Argument(
    help: ArgumentHelp(
      "A generated case, SEED:INDEX, with the options that replay takes; a case file; or a model, "
        + "with the options of check.", valueName: "case|model"), completion: .file())
  var source: String

  @OptionGroup(title: "What is shown") var place: StepsPlaceOptions
  @OptionGroup(title: "What generated cases are like, and who is judged") var cases: CaseOptions
  @OptionGroup(title: "What a model's file cannot say") var unsaid: UnsaidOptions
  @OptionGroup(title: "What a model is run on") var data: DataOptions

  func validate() throws {
    guard cases.accept == nil else {
      throw ValidationError("--accept: fuzz and replay take it; here nothing is accepted.")
    }
  }

  func run() throws {
    if let address = try? CaseAddress(source) {
      try refuseModelOptions("a generated case")
      let source = GeneratedSteps(address: address, cases: cases, data: data)
      switch cases.dtype {
      case .float32: try show(source.text) { try source.make($0, $1) as StepsSource<Float> }
      case .float64: try show(source.text) { try source.make($0, $1) as StepsSource<Double> }
      }
      return
    }
    let model = try CaseOrModel.open(source, unsaid)
    if CaseFile.recognizes(model.file) { return try showCaseFile() }
    try CaseOrModel.refuseSwapped(model, source, data)
    try CaseOrModel.refuseCaseOptions(cases, of: source, "a model", hint: hint)
    try model.refuseProblem()
    switch model.plan.scalarType {
    case .float32: try show(source, ModelSteps<Float>(model, data, cases, place).make)
    case .float64: try show(source, ModelSteps<Double>(model, data, cases, place).make)
    }
  }

  private func showCaseFile() throws {
    try refuseModelOptions("a case file")
    try CaseOrModel.refuseCaseOptions(cases, of: source, "a case file", hint: hint)
    let file = try CaseOrModel.caseFile(source)
    // A finding is looked at with the subject that it was found with, if that can be run here.
    let found =
      try data.expected.isEmpty && cases.givenSubject == nil
      ? FiledPart.subject(of: file) : nil
    switch file.stored {
    case .float32(let example): try show(source, steps(of: example, found).make)
    case .float64(let example): try show(source, steps(of: example, found).make)
    }
  }

  private func steps<Scalar: SubjectScalar>(
    of example: Case<Scalar>, _ found: SubjectChoice?
  ) -> CaseSteps<Scalar> {
    CaseSteps(
      example: example, name: source.printable,
      subject: cases.givenSubject ?? found ?? .native, answer: data.expected.first,
      activationRoundoffs: cases.activationRoundoffs, isBatchMajor: data.batchMajor)
  }

  private func show<Scalar: SubjectScalar>(
    _ source: String, _ make: @escaping StepsRun<Scalar>.Make
  ) throws {
    try StepsRun(
      place, python: cases.python.configuration, port: cases.port.choice, source: source, make: make
    ).run()
  }

  private var hint: (option: String, text: String) {
    ("--steps", " (--step N chooses the step that is shown)")
  }

  private func refuseModelOptions(_ what: String) throws {
    try CaseOrModel.refuseModelOptions(
      data, unsaid, of: source, what, others: [("--layer", place.layer != nil)])
    try CaseOrModel.refuseTwoAnswers(data, cases)
  }
}
