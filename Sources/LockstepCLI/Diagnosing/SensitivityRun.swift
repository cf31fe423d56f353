import CommandSupport
import Lockstep

/// The known mistakes against cases, from options to an exit status.
struct SensitivityRun: Sendable {
  /// Nil is for each mistake the first cell that leaves room for it.
  let cells: [Signature]?

  /// None are all.
  let mistakes: [String]

  /// A folder of case files, or one; nil is the generator.
  let cases: String?
  let limit: Int
  let seed: UInt64
  let isByProfile: Bool
  let activationRoundoffs: Double
  let python: InterpreterConfiguration

  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func callAsFunction<Scalar: SubjectScalar>(_: Scalar.Type, json: Bool) throws {
    let files = try cases.map { path in try attempt { try Corpus.caseFiles(at: path) } }
    if let cases, files?.isEmpty == true {
      throw CommandFailure(.usage, "\(cases.printable): the folder holds no case file, NAME.npz")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome: (record: SensitivityRecord, environment: [(name: String, value: String)])
    do {
      outcome = try Interruptible.run(
        message: "interrupted: nothing was summed up", interrupted: { true }
      ) {
        let assembly = try Assembly(python: python)
        try refuseUnknown(Mistakes(assembly.reference))
        let record =
          try files.map { try score(files: $0, assembly.reference) }
          ?? generated(Scalar.self, assembly.reference)
        return (record, try assembly.environment())
      }
    } catch {
      throw Assembly.failure(for: error)
    }
    let context = ReportContext(
      environment: outcome.environment, seconds: start.duration(to: clock.now) / .seconds(1),
      activationRoundoffs: activationRoundoffs, program: programName())
    let text =
      json
      ? SensitivityReport.json(outcome.record, context)
      : SensitivityReport.text(outcome.record, context)
    do { try StandardStream.output.write(text) } catch {
      throw CommandFailure(.internalError, "\(error)")
    }
    if outcome.record.scores.isEmpty { throw CommandEnded(status: .inconclusive) }
    if !outcome.record.missed.isEmpty { throw CommandEnded(status: .diverges) }
  }

  /// The mistakes against the generator's cases.
  ///
  /// - Parameter shouldStop: is asked before each mistake; what was scored until then is returned.
  func generated<Scalar: SubjectScalar>(
    _: Scalar.Type, _ reference: NumPyReference, shouldStop: () -> Bool = { false }
  ) throws -> SensitivityRecord {
    let sensitivity = Sensitivity<Scalar>(reference, activationRoundoffs: activationRoundoffs)
    var scores: [MistakeScore] = []
    var line = TerminalLine(isWanted: true)
    defer { line.clear() }
    var pace = WorkPace()
    let pairs = try pairs(reference)
    for (place, (mistake, signature)) in pairs.enumerated() where !shouldStop() {
      let pace = pace.since(place)
      line.update { _ in
        ProgressText.line(done: place, of: pairs.count, "mistake", pace: pace) + ", \(mistake)"
      }
      let options = CampaignOptions(signature: signature, seed: seed, cases: limit)
      guard isByProfile else {
        scores.append(try sensitivity.score(of: mistake, options))
        continue
      }
      for profile in Profile.allCases {
        var options = options
        options.profiles = [profile]
        if let score = try sensitivity.scoreIfVisible(of: mistake, options) {
          scores.append(score)
        }
      }
    }
    let what = isByProfile ? "each profile where the mistake is visible" : "all profiles in turn"
    return SensitivityRecord(
      cases: "the generator's, seed \(seed), \(Scalar.dtype.rawValue), at most \(limit) of "
        + "\(what)", scores: scores)
  }

  /// Each mistake in each cell that was asked for, or in the first that leaves room for it.
  private func pairs(_ reference: NumPyReference) throws -> [(String, Signature)] {
    let catalogue = Mistakes(reference)
    var pairs: [(String, Signature)] = []
    var seen: Set<String> = []
    for signature in cells ?? Signature.all {
      for name in try names(in: signature, catalogue)
      where cells != nil || seen.insert(name).inserted {
        pairs.append((name, signature))
      }
    }
    return pairs
  }

  /// - Throws: `CommandFailure` if a mistake that was asked for, or a part of it, cannot be made in any
  ///   of the cells.
  private func refuseUnknown(_ catalogue: Mistakes) throws {
    var known: [String] = []
    for signature in cells ?? Signature.all {
      known += try catalogue.names(for: signature).filter { !known.contains($0) }
    }
    for name in mistakes {
      for part in name.split(separator: "+", omittingEmptySubsequences: false)
      where !known.contains(String(part)) {
        throw CommandFailure(
          .usage,
          unknown("mistake", String(part), known: known) + " lockstep sensitivity names them all.")
      }
    }
  }

  /// Those that were asked for and can be made in a cell.
  private func names(in signature: Signature, _ catalogue: Mistakes) throws -> [String] {
    let known = try catalogue.names(for: signature)
    if mistakes.isEmpty { return known }
    return mistakes.filter { $0.split(separator: "+").allSatisfy { known.contains(String($0)) } }
  }

  private func score(
    files: [CaseFile], _ reference: NumPyReference
  ) throws -> SensitivityRecord {
    var scores: [MistakeScore] = []
    let catalogue = Mistakes(reference)
    for signature in Signature.all {
      let singles = files.compactMap { file -> Case<Float>? in
        if case .float32(let example) = file.stored { example } else { nil }
      }.filter { $0.signature == signature }
      let doubles = files.compactMap { file -> Case<Double>? in
        if case .float64(let example) = file.stored { example } else { nil }
      }.filter { $0.signature == signature }
      guard !(singles.isEmpty && doubles.isEmpty) else { continue }
      let single = Sensitivity<Float>(reference, activationRoundoffs: activationRoundoffs)
      let double = Sensitivity<Double>(reference, activationRoundoffs: activationRoundoffs)
      for name in try names(in: signature, catalogue) {
        var score = try single.score(of: name, cases: singles)
        if singles.isEmpty || score.casesNeeded == nil && !doubles.isEmpty {
          score = try double.score(of: name, cases: doubles)
        }
        scores.append(score)
      }
    }
    return SensitivityRecord(
      cases: NumberText.count(files.count, "case file"), scores: scores)
  }
}
