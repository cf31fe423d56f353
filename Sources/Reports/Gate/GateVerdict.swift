import CrossCheck

/// Whether a run of the gate passes, and why not.
public struct GateVerdict: Sendable {
  /// None, if nothing is wrong with what was done.
  public private(set) var reasons: [GateReason] = []

  /// What the baseline does not know yet, which is no reason.
  public private(set) var unknown: [String] = []

  /// Whether all was done: what ended early never passes.
  public let isComplete: Bool

  public var passes: Bool { isComplete && reasons.isEmpty }

  /// A worst ratio up to it is never told of.
  ///
  /// Nine tenths of the bound are to spare there. Below it a ratio is a matter of which few elements happen
  /// to come nearest, and one of 1e-6 that triples takes no accuracy from anybody. What is right keeps
  /// away from it from above: of a correct cell profiles come to between 0.1 and 0.8, each of them much
  /// the same from run to run.
  static let ratchetFloor = 0.1

  /// The same where the vector kernels are not those of the baseline, as on another machine.
  ///
  /// They may add the same products in another order, and of a model's few elements another then comes
  /// nearest: seen was one layer that went from 0.02 to 0.26. The profiles of a campaign stayed within 1.4
  /// times what they were.
  static let ratchetFloorOfOtherKernels = 0.5

  /// How much greater a worst ratio may be.
  static let ratchetFactor = 2.0

  /// - Parameter baseline: nil where there is none yet, so that nothing can be worse than it.
  public init(of record: GateRecord, against baseline: Baseline?) {
    isComplete = record.isComplete
    if record.isComplete, record.isEmpty {
      // Nothing else that is missing says more.
      reasons = [.emptyRun(of: nil)]
      return
    }
    judge(record, baseline?.allowed ?? Baseline.Allowance())
    guard let baseline, record.isComplete else { return }
    compare(record, baseline)
  }

  /// What is wrong whatever was before.
  private mutating func judge(_ record: GateRecord, _ allowed: Baseline.Allowance) {
    for subject in record.subjects {
      let summary = subject.summary
      if subject.divergences > 0 {
        reasons.append(
          .divergence(
            of: subject.name, diverging: subject.divergences, cases: summary.cases,
            causes: CauseSentence(subject.diagnoses), reports: record.reports))
      }
      let isFailing = isAbove(allowed.failed, summary.failed, summary.cases)
      if isFailing {
        reasons.append(
          .failedShare(
            of: subject.name, failed: summary.failed, cases: summary.cases,
            allowed: allowed.failed))
      }
      if isAbove(allowed.inconclusive, summary.inconclusive, summary.cases) {
        reasons.append(
          .inconclusiveShare(
            of: subject.name, inconclusive: summary.inconclusive, cases: summary.cases,
            allowed: allowed.inconclusive))
      } else if record.isComplete, subject.isEmpty, !isFailing {
        reasons.append(.emptyRun(of: subject.name))
      }
    }
    for model in record.models {
      let (name, parts) = ("the model \(model.name)", model.record.parts.count)
      let (diverging, inconclusive) = (model.count(.diverges), model.count(.inconclusive))
      if diverging > 0 {
        reasons.append(
          .divergence(
            of: name, diverging: diverging, cases: parts, causes: model.causes,
            reports: record.reports))
      }
      if isAbove(allowed.inconclusive, inconclusive, parts) {
        reasons.append(
          .inconclusiveShare(
            of: name, inconclusive: inconclusive, cases: parts, allowed: allowed.inconclusive))
      }
    }
    for model in record.failedModels {
      reasons.append(.failedModel(model.name, reason: model.reason))
    }
  }

  private func isAbove(_ allowed: Double, _ part: Int, _ all: Int) -> Bool {
    all > 0 && Double(part) > allowed * Double(all)
  }

  /// What is worse than before, or gone.
  private mutating func compare(_ record: GateRecord, _ baseline: Baseline) {
    let differences = record.settings.differences(from: baseline.settings)
    let isComparable = differences.isEmpty
    if !isComparable { reasons.append(.otherCampaign(differences: differences)) }
    for (name, before) in baseline.subjects.sorted(by: { $0.key < $1.key }) {
      guard let subject = record.subjects.first(where: { $0.name == name }) else {
        reasons.append(.vanishedSubject(name))
        continue
      }
      if isComparable { compare(subject, before) }
    }
    for subject in record.subjects where baseline.subjects[subject.name] == nil {
      unknown.append("the subject \(subject.name)")
    }
    for (name, before) in baseline.models.sorted(by: { $0.key < $1.key }) {
      guard let model = record.models.first(where: { $0.name == name }) else {
        if !record.failedModels.contains(where: { $0.name == name }) {
          reasons.append(.vanishedModel(name))
        }
        continue
      }
      if isComparable { compare(model, before) }
    }
    for model in record.models where baseline.models[model.name] == nil {
      unknown.append("the model \(model.name)")
    }
    if isComparable, let before = baseline.sensitivity { compare(record.sensitivity, before) }
  }

  private mutating func compare(_ subject: GatedSubject, _ before: Baseline.Subject) {
    for (profile, known) in before.profiles.sorted(by: { $0.key < $1.key }) {
      let name = "\(subject.name), \(profile.text)"
      let now = subject.profiles[profile] ?? GatedCases()
      if now.cases < known.cases {
        reasons.append(.vanishedProfile(of: name, cases: now.cases, before: known.cases))
      }
      if !subject.diverging.contains(profile) {
        compare(
          name, now.worstRatio, known.worstRatio, areKernelsSame: subject.ranAs == before.ranAs)
      }
    }
    for profile in subject.profiles.keys.sorted() where before.profiles[profile] == nil {
      unknown.append("\(subject.name), \(profile.text)")
    }
  }

  private mutating func compare(_ model: GatedModel, _ before: Baseline.Model) {
    let ratios = model.ratios
    let diverges = model.count(.diverges) > 0
    for (layer, known) in before.ratios.sorted(by: { $0.key < $1.key }) {
      guard let now = ratios[layer] else {
        reasons.append(.vanishedModel("\(model.name), \(layer)"))
        continue
      }
      if !diverges {
        compare(
          "the model \(model.name), \(layer)", now, known,
          areKernelsSame: model.kernels == before.kernels)
      }
    }
    for layer in ratios.keys.sorted() where before.ratios[layer] == nil {
      unknown.append("the model \(model.name), \(layer)")
    }
  }

  private mutating func compare(
    _ name: String, _ now: Double?, _ before: Double?, areKernelsSame: Bool
  ) {
    let floor = areKernelsSame ? Self.ratchetFloor : Self.ratchetFloorOfOtherKernels
    guard let now, let before, now > floor, now > Self.ratchetFactor * before else { return }
    reasons.append(.ratchet(of: name, ratio: now, before: before))
  }

  private mutating func compare(_ now: SensitivityRecord?, _ before: Baseline.Sensitivity) {
    let missed = (now?.missed ?? []).map(\.mistake).filter { !before.missed.contains($0) }
    let caught = now?.caught.count ?? 0
    if !missed.isEmpty || caught < before.caught {
      reasons.append(.missedMistake(missed: missed, caught: caught, before: before.caught))
    }
  }
}
