import ArgumentParser
import CommandSupport
import Lockstep

struct DiagnoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Names the mistake behind outputs that diverge.",
    discussion: """
      The reference is run again under each known mistake, then under the commonest together: the one \
      by which every step is right names the fault. The answer to a case is that of a subject, or \
      what somebody's port returned (--expected): a trace file, NAME.npz with c, h, … [T, B, H], or \
      the outputs h alone. A trace may show i, j, f, o [T, B, H] too, after the activation, and \
      z [T, B, 4H], before it, with every bias, the forget bias too: leave z out if yours lacks one.
      """)

  @Argument(
    help: ArgumentHelp(
      "A case file; a generated case, SEED:INDEX, with the options that replay takes; or a model, "
        + "with the options of check.", valueName: "case|model"), completion: .file())
  var source: String

  @Option(
    help: ArgumentHelp(
      "Where a case is written that tells two explanations apart, if the data do not.",
      valueName: "file.npz"), completion: .file())
  var tellingApart: String?

  @Flag(help: "Write JSON.")
  var json = false

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
      try refuseModelOptions(for: "a generated case")
      let options = cases.campaign(seed: address.seed, cases: 1)
      let form = cases.port.choice.form(of: cases.subject)
      switch cases.dtype {
      case .float32:
        try diagnose(
          form.suited(CaseGenerator<Float>(options).makeCase(at: address.index)), cases.subject)
      case .float64:
        try diagnose(
          form.suited(CaseGenerator<Double>(options).makeCase(at: address.index)), cases.subject)
      }
      return
    }
    let model = try CaseOrModel.open(source, unsaid)
    if CaseFile.recognizes(model.file) { return try diagnoseFile() }
    try CaseOrModel.refuseSwapped(model, source, data)
    try CaseOrModel.refuseCaseOptions(cases, of: source, "a model")
    try data.requireInputs()
    guard !data.expected.isEmpty else {
      throw CommandFailure(
        .usage, "of a model outputs are diagnosed: give them with --inputs and --expected")
    }
    try model.refuseProblem()
    switch model.plan.scalarType {
    case .float32: try diagnose(model, Float.self)
    case .float64: try diagnose(model, Double.self)
    }
  }

  private func diagnoseFile() throws {
    try refuseModelOptions(for: "a case file")
    try CaseOrModel.refuseCaseOptions(cases, of: source, "a case file")
    let file = try CaseOrModel.caseFile(source)
    let subject =
      try cases.givenSubject
      ?? (data.expected.isEmpty ? FiledPart.subject(of: file) : .native)
    switch file.stored {
    case .float32(let example): try diagnose(example, subject, isFile: true)
    case .float64(let example): try diagnose(example, subject, isFile: true)
    }
  }

  private func diagnose<Scalar: SubjectScalar>(
    _ example: Case<Scalar>, _ subject: SubjectChoice, isFile: Bool = false
  ) throws {
    let answer = try data.expected.first.map {
      try GivenAnswer(path: $0, isBatchMajor: data.batchMajor, to: example)
    }
    try DiagnosisRun<Scalar>(
      json: json, tellingApart: tellingApart, activationRoundoffs: cases.activationRoundoffs,
      python: cases.python.configuration, port: cases.port.choice
    ).run(reading: [source] + (answer?.paths ?? [])) { assembly, judge in
      let name = answer == nil ? subject.text : data.expected[0]
      let trace =
        try answer?.trace
        ?? assembly.subject(subject, of: example.signature).traceToJudge(of: example)
      return [
        try DiagnosedAnswer(
          data: [("case", source)], subject: name, file: isFile ? source : nil,
          JudgedPair(example, trace), judge)
      ]
    }
  }

  private func diagnose<Scalar: SubjectScalar>(_ model: OpenedModel, _: Scalar.Type) throws {
    let judging = try ModelJudging<Scalar>(model, data)
    try DiagnosisRun<Scalar>(
      json: json, tellingApart: tellingApart, activationRoundoffs: cases.activationRoundoffs,
      python: cases.python.configuration, port: cases.port.choice
    ).run(reading: model.paths + judging.batches.flatMap(\.paths)) { _, judge in
      try judging.recorded(judge, alwaysDiagnosing: true).map {
        DiagnosedAnswer(data: [("model", source)] + judging.batches[0].rows, $0)
      }
    }
  }

  private func refuseModelOptions(for what: String) throws {
    try CaseOrModel.refuseModelOptions(data, unsaid, of: source, what)
    try CaseOrModel.refuseTwoAnswers(data, cases)
  }
}
