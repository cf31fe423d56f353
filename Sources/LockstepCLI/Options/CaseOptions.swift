import ArgumentParser
import Lockstep

/// The options that shape every case and its verdict; `replay` takes the same as `fuzz`.
struct CaseOptions: ParsableArguments {
  @Option(
    name: .customLong("cell"),
    help: "The cell: \(Signature.all.map(\.cell).joined(separator: " or ")). (default: lstm)",
    completion: .list(Signature.all.map(\.cell)),
    transform: signature(_:))
  var givenCell: Signature?

  @Option(
    name: .customLong("dtype"),
    help: ArgumentHelp(
      "The subject's precision: \(DType.allCases.map(\.rawValue).joined(separator: " or ")). "
        + "(default: float32)"),
    completion: .list(DType.allCases.map(\.rawValue)),
    transform: precision(_:))
  var givenDType: DType?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Time steps, N or A...B. (default: 1...32 and corners)", valueName: "sizes"),
    transform: stepRange(_:))
  var steps: ClosedRange<Int>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Batch rows, N or A...B. (default: 1...8 and corners)", valueName: "sizes"),
    transform: positiveRange(_:))
  var batch: ClosedRange<Int>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Inputs, N or A...B. (default: 1...64 and corners)", valueName: "sizes"),
    transform: positiveRange(_:))
  var inputSize: ClosedRange<Int>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hidden units, N or A...B. (default: 1...64 and corners)", valueName: "sizes"),
    transform: positiveRange(_:))
  var hiddenSize: ClosedRange<Int>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Projected outputs, N or A...B, of a cell that has a projection. (default: 1...64)",
      valueName: "sizes"),
    transform: positiveRange(_:))
  var projectionSize: ClosedRange<Int>?

  @Option(
    name: .customLong("profile"),
    help: ArgumentHelp(
      "Families of cases, in turn; one or more with commas between: "
        + Profile.allCases.map { "\($0.rawValue) (\($0.meaning))" }.joined(separator: ", ")
        + ". (default: all; without nonfinite for kaldi:…)",
      valueName: "profile"),
    completion: .list(Profile.allCases.map(\.rawValue)),
    transform: profiles(_:))
  var profileLists: [[Profile]] = []

  @Option(
    name: .customLong("subject"),
    help: ArgumentHelp(
      "What is judged: native; engine or engine:KERNELS, the fast float32 LSTM over one "
        + "instruction set; mistake:NAME, the reference with a known mistake in it; a framework, "
        + "\(Framework.all.map(\.name).joined(separator: ", ")); 'command:PROGRAM {case} {trace}', "
        + "launched for each case; 'kaldi:PROGRAM {model} ark,t:{input} ark,t:{output}', the same "
        + "with files of Kaldi's; worker:PROGRAM, which answers line by line; library:PATH, a shared "
        + "library with the functions of lockstep.h; or python:MODULE:FUNCTION. "
        + "(default: native)",
      discussion: "lockstep sensitivity names the mistakes; NAME+NAME is both at once.",
      valueName: "subject"),
    completion: .list(["native", "engine"] + Framework.all.map(\.name)),
    transform: SubjectChoice.init(_:))
  var givenSubjects: [SubjectChoice] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the subject's activations may be off by, in unit roundoffs. (default: 10)",
      valueName: "k"),
    transform: roundoffs(_:))
  var activationRoundoffs = 10.0

  @Option(
    help: ArgumentHelp(
      "A port that approximates on purpose: what it may be off by in a step, rtol=R, atol=A, both with a "
        + "comma between, or ulps=N. What diverges within it is said to, and accepted: status 0.",
      valueName: "tolerance"),
    transform: tolerance(_:))
  var accept: Tolerance?

  @OptionGroup var python: PythonOptions
  @OptionGroup var port: PortOptions

  func validate() throws {
    guard projectionSize == nil || cell.symbols.contains(.P) else {
      throw ValidationError("--projection-size: the cell \(cell.cell) has no projection.")
    }
    let campaign = campaign(seed: 0, cases: 0)
    for sizes in campaign.largestSizes {
      let needed = sizes.bytesToJudge(cell).map(Double.init) ?? .infinity
      guard let available = SystemMemory.available(), needed > available else { continue }
      let amount = needed.isFinite ? SystemMemory.text(needed) : "more memory than any machine has"
      throw ValidationError(
        "Cases of the sizes \(sizes) need \(amount), but only \(SystemMemory.text(available)) of "
          + "memory are available; choose smaller sizes.")
    }
  }
}

extension CaseOptions {
  var cell: Signature { givenCell ?? .lstm }
  var dtype: DType { givenDType ?? .float32 }

  /// Of several the last one, but for commands that judge all of them.
  var givenSubject: SubjectChoice? {
    get { givenSubjects.last }
    set { givenSubjects = newValue.map { [$0] } ?? [] }
  }
  var subject: SubjectChoice { givenSubject ?? .native }

  /// - Parameter subjects: which are judged by the same cases; nil is the one that was named.
  func campaign(
    seed: UInt64, cases: Int, of subjects: [SubjectChoice]? = nil
  ) -> CampaignOptions {
    let usual = (subjects ?? [subject]).reduce(Profile.allCases) { profiles, subject in
      profiles.filter(subject.usualProfiles.contains)
    }
    var profiles: [Profile] = []
    for profile in profileLists.joined() where !profiles.contains(profile) {
      profiles.append(profile)
    }
    return CampaignOptions(
      signature: cell, seed: seed, cases: cases, steps: steps, batch: batch, inputSize: inputSize,
      hiddenSize: hiddenSize, projectionSize: projectionSize,
      profiles: profiles.isEmpty ? usual : profiles)
  }

  /// These options as they would be typed, without those that have their default.
  var arguments: [String] { shapingArguments.map(shellQuoted) + judgeArguments }

  /// The same for a process that is started without a shell.
  var workerArguments: [String] {
    campaignArguments + port.choice.arguments + (python.python.map { ["--python=" + $0] } ?? [])
  }

  /// What makes a campaign another one, beside its seed and number of cases.
  var campaignArguments: [String] { shapingArguments + verdictArguments }

  /// What shapes the cases, and names the subject.
  private var shapingArguments: [String] {
    var arguments: [String] = []
    if cell != .lstm { arguments += ["--cell", cell.cell] }
    if dtype != .float32 { arguments += ["--dtype", dtype.rawValue] }
    let ranges = [
      ("--steps", steps), ("--batch", batch), ("--input-size", inputSize),
      ("--hidden-size", hiddenSize), ("--projection-size", projectionSize),
    ]
    for case (let name, let range?) in ranges {
      let (lower, upper) = (range.lowerBound, range.upperBound)
      arguments += [name, lower == upper ? "\(lower)" : "\(lower)...\(upper)"]
    }
    let names = campaign(seed: 0, cases: 0).profiles.map(\.rawValue)
    if !profileLists.isEmpty { arguments += ["--profile", names.joined(separator: ",")] }
    if subject != .native { arguments += ["--subject", subject.text] }
    return arguments
  }

  /// The same without what shapes the cases and names the subject.
  var judgeArguments: [String] {
    (verdictArguments + port.choice.arguments + (python.python.map { ["--python", $0] } ?? []))
      .map(shellQuoted)
  }

  private var verdictArguments: [String] {
    (activationRoundoffs == 10 ? [] : ["--activation-roundoffs", "\(activationRoundoffs)"])
      + (accept.map { ["--accept", "\($0)"] } ?? [])
  }

  /// The options given that say what a case file says itself.
  var namesForGenerating: [String] {
    let given = [
      ("--cell", givenCell != nil), ("--dtype", givenDType != nil), ("--steps", steps != nil),
      ("--batch", batch != nil), ("--input-size", inputSize != nil),
      ("--hidden-size", hiddenSize != nil), ("--projection-size", projectionSize != nil),
      ("--profile", !profileLists.isEmpty),
    ]
    return given.filter(\.1).map(\.0)
  }
}
