import Lockstep

/// What was said of subjects in other processes; nil where nothing was.
struct PortChoice: Hashable, Sendable {
  var layout: PortLayout?

  /// In seconds, for a case.
  var timeLimit: Double?

  /// In megabytes.
  var memoryLimit: Int?
  var workingFolder: String?

  /// The virtual environment of frameworks, or of a Python function.
  var frameworks: String?

  /// - Parameters:
  ///   - seconds: the time limit, where none was given.
  ///   - megabytes: the memory limit, where none was given.
  func external(seconds: Double, megabytes: Int?) -> ExternalOptions {
    ExternalOptions(
      layout: layout ?? .tensorflow,
      limits: ProcessLimits(
        answer: .seconds(timeLimit ?? seconds),
        memory: (memoryLimit ?? megabytes).map { $0 << 20 }),
      workingFolder: workingFolder)
  }

  /// What a subject can be told of a case.
  func form(of subject: SubjectChoice) -> CaseForm {
    if case .kaldi = subject { return CaseForm(layout: .kaldi, startsFromZeros: true) }
    return CaseForm(layout: subject.getsOwnWeights ? .tensorflow : layout ?? .tensorflow)
  }

  /// The options that say it, word by word.
  var arguments: [String] {
    let given = [
      ("--layout", layout?.rawValue), ("--time-limit", timeLimit.map { "\($0)" }),
      ("--memory-limit", memoryLimit.map { "\($0)" }), ("--working-folder", workingFolder),
      ("--frameworks", frameworks),
    ]
    return given.flatMap { name, value in value.map { [name, $0] } ?? [] }
  }
}
