#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import CommandSupport
import Lockstep

/// What a campaign's worker processes run; not for people.
struct CampaignWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign-worker",
    abstract: "Judges the cases that a campaign hands out, as its worker process.",
    shouldDisplay: false)

  @Flag(help: "Look into the finding of each case, and not only judge it.")
  var investigate = false

  @Option(help: "Where the smallest cases of findings are kept, whatever is there.")
  var findings: String?

  @Option(help: "A corpus to which they are added.")
  var corpus: String?

  @OptionGroup var caseOptions: CaseOptions

  func run() throws {
    let channel = try WorkerChannel()
    do {
      let assembly = try Assembly(
        python: caseOptions.python.configuration, port: caseOptions.port.choice)
      switch caseOptions.dtype {
      case .float32: try serve(channel, assembly, Float.self)
      case .float64: try serve(channel, assembly, Double.self)
      }
    } catch {
      let failure = Assembly.failure(for: error)
      channel.send(.failure(status: failure.status.rawValue, message: failure.message))
    }
    // The interpreter is never finalised.
    _exit(ExitStatus.agrees.rawValue)
  }

  private func serve<Scalar: SubjectScalar>(
    _ channel: WorkerChannel, _ assembly: Assembly, _: Scalar.Type
  ) throws {
    let choice = caseOptions.subject
    let form = caseOptions.port.choice.form(of: choice)
    let silent: any Subject<Scalar> = try assembly.subject(choice, of: caseOptions.cell)
    let subject = AnnouncedSubject(silent) { channel.send($0) }
    let judge = ReferenceJudge<Scalar>(
      assembly.reference, activationRoundoffs: caseOptions.activationRoundoffs)
    channel.send(
      .ready(
        SubjectDescription(
          name: subject.name, version: subject.version, dtype: Scalar.dtype.rawValue),
        environment: try assembly.environment()))
    var desk: FindingDesk<Scalar>?
    var frames = MessageFrames()
    while let order = try channel.nextOrder(&frames) {
      let options = caseOptions.campaign(seed: order.seed, cases: order.indices.upperBound)
      let generator = try CaseGenerator<Scalar>(options)
      var campaign = Campaign(
        options, subject: subject, judge: judge,
        makeCase: { try form.suited(generator.makeCase(at: $0)) })
      campaign.stacking = order.stacking
      campaign.tolerance = caseOptions.accept
      if investigate {
        if desk == nil {
          desk = FindingDesk(
            channel, investigator: Investigator(silent, judge: judge, suited: form.suited),
            corpus: try openCorpus())
        }
        try desk?.lookInto(order.indices.lowerBound, of: campaign)
        continue
      }
      try campaign.judge(order.indices) { channel.add(.judged($0)) }
      channel.flush()
    }
  }

  private func openCorpus() throws -> Corpus? {
    if let corpus { return try attempt { try Corpus(folder: corpus) } }
    return try findings.map { folder in try attempt { try Corpus(addingTo: folder) } }
  }
}
