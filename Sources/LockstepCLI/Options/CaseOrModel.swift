import CommandSupport
import Lockstep

/// Commands that take a case or a model: options of the one do not go with the other.
enum CaseOrModel {
  /// A model, or a case file, which `CaseFile.recognizes`.
  ///
  /// - Throws: `CommandFailure` if there is neither.
  static func open(_ source: String, _ unsaid: UnsaidOptions) throws -> OpenedModel {
    do {
      return try OpenedModel(path: source, options: unsaid.networkOptions)
    } catch let failure as CommandFailure where realPath(source) == nil {
      throw CommandFailure(
        failure.status, failure.message + " Nor is it a generated case, SEED:INDEX, such as 1:37.")
    }
  }

  /// - Throws: `CommandFailure` if a trace stands in the place of the case file, and this in its place.
  static func refuseSwapped(_ model: OpenedModel, _ source: String, _ data: DataOptions) throws {
    guard model.plan.problem != nil, data.inputs == nil, let expected = data.expected.first,
      let file = try? ModelFormats.open(expected), CaseFile.recognizes(file)
    else { return }
    throw CommandFailure(
      .usage,
      "\(source.printable) is no case file (it has no lockstep.json), but \(expected.printable) is "
        + "one: swap the two, the case first and the trace after --expected")
  }

  /// - Parameter others: the command's own options that belong to a model.
  /// - Throws: `CommandFailure` if an option belongs to a model.
  static func refuseModelOptions(
    _ data: DataOptions, _ unsaid: UnsaidOptions, of source: String, _ what: String,
    others: [(option: String, isGiven: Bool)] = []
  ) throws {
    let options: [(option: String, isGiven: Bool)] = [
      ("--inputs", data.inputs != nil), ("--initial-state", data.initialState != nil),
      ("--lengths", data.lengths != nil), ("--utterances", data.utterances != nil),
      ("--expected-is", data.expectedIs != nil), ("--forget-bias", unsaid.forgetBias != nil),
      ("--cell-clip", unsaid.cellClip != nil), ("--projection-clip", unsaid.projectionClip != nil),
      ("--output-activation", unsaid.outputActivation != nil), ("--scope", !unsaid.scope.isEmpty),
      ("--output-scope", unsaid.outputScope != nil),
      ("--seed", data.seed != CampaignOptions.defaultSeed),
    ]
    for (option, isGiven) in options + others where isGiven {
      throw CommandFailure(
        .usage, "\(option) belongs to a model, but \(source.printable) is \(what); leave it out")
    }
  }

  /// A case file that is small enough to be read and judged here.
  ///
  /// - Throws: `CommandFailure` if it cannot be read, or is too large.
  static func caseFile(_ path: String) throws -> CaseFile {
    let (signature, sizes) = try attempt { try CaseFile.outline(path: path) }
    let needed = sizes.bytesToJudge(signature).map(Double.init) ?? .infinity
    if let available = SystemMemory.available(), needed > available {
      throw CommandFailure(
        .usage,
        "\(path.printable): a case of the sizes \(sizes) needs more memory to be judged than the "
          + "\(SystemMemory.text(available)) that are available")
    }
    return try attempt { try CaseFile(path: path) }
  }

  /// - Throws: `CommandFailure` if a case is given more than one answer.
  static func refuseTwoAnswers(_ data: DataOptions, _ cases: CaseOptions) throws {
    guard data.expected.count < 2 else {
      throw CommandFailure(.usage, "a case has one answer: give --expected once")
    }
    guard data.expected.isEmpty || cases.givenSubject == nil else {
      throw CommandFailure(
        .usage, "--subject does not go with --expected, which holds the subject's answer")
    }
  }

  /// - Parameter hint: what is said of one of the options beside.
  /// - Throws: `CommandFailure` if an option belongs to generated cases.
  static func refuseCaseOptions(
    _ cases: CaseOptions, of source: String, _ what: String,
    hint: (option: String, text: String)? = nil
  ) throws {
    guard let option = cases.namesForGenerating.first else { return }
    throw CommandFailure(
      .usage,
      "\(option) belongs to generated cases, but \(source.printable) is \(what); leave it out"
        + (hint?.option == option ? hint?.text ?? "" : ""))
  }
}
