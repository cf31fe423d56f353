public import CrossCheck
import Tensors

/// What the events of one campaign, or of several, add up to: all that a report needs, in memory that
/// does not grow.
public struct CampaignRecord: Sendable {
  public let options: CampaignOptions

  /// One for each subject and precision, in the order of their campaigns.
  public private(set) var subjects: [SubjectRecord] = []

  /// The first of them; nil until a campaign has started.
  public var subject: SubjectDescription? { subjects.first?.description }
  public private(set) var summary = Summary()

  /// As they were recorded, one by one.
  private var recorded: [Finding] = []

  /// For each of them, the place in `subjects` of the one that it is about: subjects of two precisions
  /// have one name.
  private(set) var findingSubjects: [Int] = []

  /// How many cases came from files.
  public private(set) var filedCases = 0

  /// The first few of those that are wrong no longer, and how many there were.
  public private(set) var resolved: [ResolvedCase] = []
  public private(set) var resolvedCount = 0

  /// The first few warnings, and how many there were.
  public private(set) var warnings: [Warning] = []
  public private(set) var warningCount = 0

  /// The part of the campaign that this is; nil if it is the whole.
  public let shard: Shard?

  /// How many shards were merged into this; 0 if the cases were judged here.
  public private(set) var mergedShards = 0

  /// Of a shard: at least the findings that the whole campaign would emit, not looked into.
  private(set) var shardFindings: [Finding] = []
  private var admission = EmittedFindings.ofPart()

  /// Whether every case was judged.
  public private(set) var isComplete = false

  /// The subject of the campaign that runs, and the campaign's options.
  private var current = 0
  private var currentOptions: CampaignOptions

  static let maxWarnings = 5
  private static let maxResolved = 20

  /// - Parameter options: those of the campaign that is about to start; of several, the one that the
  ///   report tells about.
  public init(of options: CampaignOptions, shard: Shard? = nil) {
    self.options = options
    self.shard = shard
    currentOptions = options
  }

  public mutating func record(_ event: Event) {
    switch event {
    case .started(let options, let subject):
      start(options, subject)
    case .judged(let result):
      add(result)
    case .found(let finding):
      recorded.append(finding)
      findingSubjects.append(current)
    case .warned(let warning):
      warningCount += 1
      if warnings.count < Self.maxWarnings { warnings.append(warning) }
    case .ended(let completed):
      isComplete = completed
    }
  }

  /// Adds a finding of a shard before it is looked into, whether or not it is emitted.
  public mutating func add(judged finding: Finding) {
    if shard != nil, admission.admit(finding) { shardFindings.append(finding) }
  }

  /// Adds a shard of the campaign that runs, all but its findings.
  public mutating func add(_ shard: RecordedShard) {
    mergedShards += 1
    summary.add(shard.summary)
    subjects[current].add(shard.summary, shard.profiles)
    if shard.summary.cases > 0, subjects[current].seeds.isEmpty {
      subjects[current].seeds.append(shard.seed)
    }
    warnings += shard.warnings.prefix(Self.maxWarnings - warnings.count)
    warningCount += shard.warningCount
  }

  private mutating func start(_ options: CampaignOptions, _ subject: SubjectDescription) {
    currentOptions = options
    current = subjects.firstIndex { $0.description == subject } ?? subjects.count
    if current == subjects.count { subjects.append(SubjectRecord(description: subject)) }
    let cell = options.signature.cell
    if !subjects[current].cells.contains(cell) { subjects[current].cells.append(cell) }
  }

  private mutating func add(_ result: CaseResult) {
    summary.add(result)
    guard subjects.indices.contains(current) else { return }
    subjects[current].add(result)
    guard let file = result.file else {
      let seed = currentOptions.seed
      if !subjects[current].seeds.contains(seed) { subjects[current].seeds.append(seed) }
      return
    }
    filedCases += 1
    guard result.isResolved else { return }
    resolvedCount += 1
    if resolved.count < Self.maxResolved {
      resolved.append(
        ResolvedCase(
          file: file, subject: subjects[current].description.name, verdict: result.verdict))
    }
  }
}

extension CampaignRecord {
  /// The findings that were told in full; an explanation of one that others of its subject refute is
  /// doubted, which is known only now.
  public var findings: [Finding] {
    let places = Dictionary(grouping: recorded.indices) { findingSubjects[$0] }
    let refutations = places.mapValues { indices in
      Refutations(indices.compactMap { recorded[$0].diagnosis })
    }
    return zip(recorded, findingSubjects).map { finding, place in
      guard let diagnosis = finding.diagnosis else { return finding }
      return finding.refuted(by: refutations[place]?.count(against: diagnosis) ?? 0)
    }
  }

  /// How many cases were to be judged, of generated ones.
  var wantedCases: Int { shard?.indices(of: options.cases).count ?? options.cases }

  /// Whether this is a shard that the split left without a case, which is no fault of anybody's: there
  /// are more shards than blocks.
  public var isEmptyShard: Bool { options.cases > 0 && shard != nil && wantedCases == 0 }

  /// Whether no case was generated, so that there is no seed to tell.
  var isOfFilesAlone: Bool { filedCases > 0 && subjects.allSatisfy(\.seeds.isEmpty) }
}
