import CommandSupport
import Lockstep

/// `diagnose` from an answer to the exit status.
struct DiagnosisRun<Scalar: SubjectScalar>: Sendable {
  typealias Make =
    @Sendable (Assembly, ReferenceJudge<Scalar>) throws -> [DiagnosedAnswer<Scalar>]

  let json: Bool

  /// Where a case is written that tells explanations apart; nil is nowhere.
  let tellingApart: String?
  let activationRoundoffs: Double
  let python: InterpreterConfiguration
  var port = PortChoice()

  /// Works on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Parameter paths: of the files that are read.
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func run(reading paths: [String], _ make: @escaping Make) throws {
    if let tellingApart, let file = FileIdentity(tellingApart),
      paths.compactMap(FileIdentity.init).contains(file)
    {
      throw CommandFailure(
        .usage, "\(tellingApart.printable) would replace a file that is read; choose another path")
    }
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let (answers, environment) = try Interruptible.run(interrupted: { true }) {
        let assembly = try Assembly(python: python, port: port)
        let judge = ReferenceJudge<Scalar>(
          assembly.reference, activationRoundoffs: activationRoundoffs)
        let answers = try make(assembly, judge).map { try toldApart($0, judge) }
        return (answers, try assembly.environment())
      }
      let records = answers.map(\.record)
      let context = ReportContext(
        environment: environment, seconds: start.duration(to: clock.now) / .seconds(1),
        activationRoundoffs: activationRoundoffs, program: programName())
      try StandardStream.output.write(
        json ? DiagnosisReport.json(records, context) : DiagnosisReport.text(records, context))
      for (record, example) in answers where example == nil {
        if let sentence = nothingWritten(record) {
          StandardStream.error.writeIfPossible("Warning: \(sentence)\n")
        }
      }
      // What was found out is shown even if the case cannot be written.
      for case (_, let example?) in answers {
        if let tellingApart { try CaseFile.write(example, to: tellingApart) }
      }
      let status = ExitStatus.worst(of: records.map { ExitStatus($0.verdict) })
      if status != .agrees { throw CommandEnded(status: status) }
    } catch let ended as CommandEnded {
      throw ended
    } catch {
      throw Assembly.failure(for: error)
    }
  }

  /// Why no case was written that was asked for; nil if none was.
  private func nothingWritten(_ record: DiagnosisRecord) -> String? {
    guard let tellingApart else { return nil }
    let reason =
      if (record.diagnosis?.explanations.count ?? 0) < 2 {
        "there are no two explanations to tell apart"
      } else if case .ofLayer = record.source {
        "of a model no case is made that tells explanations apart"
      } else {
        "no case was found that tells the first two explanations apart"
      }
    return "--telling-apart \(tellingApart.printable): nothing was written, since \(reason)"
  }

  /// The record with a case that tells its first two explanations apart, where there are two; and the
  /// case, if it is to be written.
  private func toldApart(
    _ answer: DiagnosedAnswer<Scalar>, _ judge: ReferenceJudge<Scalar>
  ) throws -> (record: DiagnosisRecord, example: Case<Scalar>?) {
    var record = answer.record
    guard let diagnosis = record.diagnosis, diagnosis.explanations.count > 1,
      let example = answer.pair?.example
    else { return (record, nil) }
    let found = try Diagnostician(judge: judge).caseTellingApart(
      diagnosis.explanations[0], diagnosis.explanations[1], like: example,
      reusingWeights: tellingApart != nil)
    guard let found else { return (record, nil) }
    record.diagnosis = diagnosis.toldApart(by: tellingApart ?? found.provenance.address)
    record.isToldApartInFile = tellingApart != nil
    return (record, tellingApart == nil ? nil : found)
  }
}
