import Lockstep
import Testing

/// Keeps the smallest case of each cause, with the subject's answer: in files of a folder, and as
/// attachments of the test.
///
/// Several tests may share the folder: a file is written beside and renamed, and the files of the same
/// cause are replaced together.
final class FindingKeeper<Scalar: SubjectScalar> {
  /// The environment variable that names the folder.
  static var variable: String { "LOCKSTEP_FINDINGS" }

  /// How long the smallest case of one cause is looked for.
  private static var secondsToShrink: Int { 5 }

  private let folder: String?
  private let subject: any Subject<Scalar>
  private let investigator: Investigator<Scalar>
  private let sourceLocation: SourceLocation

  // Made with the first finding: a test that passes writes nothing.
  private var corpus: Corpus?
  private var scratch: Directory?
  private var kept: [String: KeptCase] = [:]
  private var hasFailed = false

  /// - Parameter folder: nil is that of `LOCKSTEP_FINDINGS`; if that is not set, none.
  init(
    _ subject: any Subject<Scalar>, _ investigator: Investigator<Scalar>, folder: String?,
    sourceLocation: SourceLocation
  ) {
    self.folder = folder ?? Environment.variable(Self.variable)
    self.subject = subject
    self.investigator = investigator
    self.sourceLocation = sourceLocation
  }

  deinit { scratch?.remove() }

  /// The case of a finding that was diagnosed: of a cause that is new, made small, written and attached.
  ///
  /// That nothing can be written is told once, and ends no check.
  ///
  /// - Returns: what the finding says of it, a line each.
  func lines(on finding: Finding, _ discovery: Discovery<Scalar>) -> [String] {
    guard finding.verdict.isWrong, !hasFailed else { return [] }
    do { return try keep(finding, discovery) } catch {
      hasFailed = true
      return ["its case file is missing: \(error)"]
    }
  }

  private func keep(_ finding: Finding, _ discovery: Discovery<Scalar>) throws -> [String] {
    var corpus = try self.corpus ?? open()
    if let path = corpus.file(of: finding, discovery.example) {
      return kept[path].map { [$0.reminder] } ?? []
    }
    let clock = ContinuousClock()
    let deadline = clock.now.advanced(by: .seconds(Self.secondsToShrink))
    let smallest = try investigator.shrunk(
      discovery, finding.diagnosis,
      shouldStop: { clock.now > deadline || Task.isCancelled })
    var recorded = finding
    if smallest.sizes != discovery.example.sizes {
      recorded.explanation =
        "Before it was shrunk, from \(finding.sizes): " + finding.explanation
    }
    let trace = (try? subject.traceToJudge(of: smallest)).flatMap { trace in
      (try? trace.validate(for: smallest)).map { trace }
    }
    let place = corpus.folder
    return try Environment.alone(in: place) {
      guard let path = try corpus.add(smallest, recorded) else { return [] }
      self.corpus = corpus
      let result = KeptCase(
        name: String(path.dropFirst(place.count).drop { $0 == "/" }), folder: folder,
        sizes: smallest.sizes, hasTrace: trace != nil)
      kept[path] = result
      try attach(path, named: result.name)
      if let trace { try keep(trace, of: result) }
      return result.lines
    }
  }

  private func open() throws -> Corpus {
    if let folder { return try Corpus(addingTo: folder) }
    let scratch = try Directory.temporary(
      in: Environment.variable("TMPDIR") ?? "/tmp", prefix: "lockstep-")
    self.scratch = scratch
    return try Corpus(addingTo: scratch.path)
  }

  private func keep(_ trace: Trace<Scalar>, of result: KeptCase) throws {
    guard scratch == nil else {
      return try keep(trace, in: "\(corpus?.folder ?? "")/\(result.traceName)", result.traceName)
    }
    try Environment.alone(in: result.traceFolder) {
      try keep(trace, in: result.tracePath, result.traceName)
    }
  }

  private func keep(_ trace: Trace<Scalar>, in path: String, _ name: String) throws {
    try TraceFile.write(trace, to: path)
    try attach(path, named: name)
  }

  private func attach(_ path: String, named name: String) throws {
    let file = try MappedFile(path: path)
    let bytes = withExtendedLifetime(file) { [UInt8]($0.bytes) }
    Attachment.record(bytes, named: name, sourceLocation: sourceLocation)
  }
}
