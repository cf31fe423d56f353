import Tensors

extension Baseline {
  /// What is another than in the baseline before, a line each; all of it is, where there was none.
  public func changes(from old: Baseline?) -> [String] {
    guard let old else {
      return subjects.keys.sorted().map { "new: the subject \($0)" }
        + models.keys.sorted().map { "new: the model \($0)" }
        + (sensitivity.map { ["new: \(Self.text($0))"] } ?? [])
    }
    var lines = settings.differences(from: old.settings)
    let (limit, oldLimit) = (settings.sensitivityLimit, old.settings.sensitivityLimit)
    if let limit, let oldLimit, limit != oldLimit {
      lines.append("sensitivity limit \(limit) instead of \(oldLimit)")
    }
    lines += Self.changes("the subject ", subjects, old.subjects, Self.changes)
    lines += Self.changes("the model ", models, old.models, Self.changes)
    if sensitivity != old.sensitivity {
      lines.append(
        "\(old.sensitivity.map(Self.text) ?? "no sensitivity") → "
          + (sensitivity.map(Self.text) ?? "no sensitivity"))
    }
    return lines
  }

  private static func changes(_ name: String, _ now: Model, _ before: Model) -> [String] {
    let (kernels, old) = (now.kernels ?? "none", before.kernels ?? "none")
    let ran = kernels == old ? [] : ["the model \(name): kernels \(old) → \(kernels)"]
    return ran
      + changes("the model \(name), ", now.ratios, before.ratios) { layer, now, before in
        let change = "worst ratio \(text(before)) → \(text(now))"
        return now == before ? [] : ["the model \(name), \(layer): \(change)"]
      }
  }

  private static func changes(_ name: String, _ now: Subject, _ before: Subject) -> [String] {
    let ran = now.ranAs == before.ranAs ? [] : ["\(name): ran as \(before.ranAs) → \(now.ranAs)"]
    func named(_ profiles: [GatedProfile: GatedCases]) -> [String: GatedCases] {
      Dictionary(uniqueKeysWithValues: profiles.map { ($0.key.text, $0.value) })
    }
    return ran
      + changes("\(name), ", named(now.profiles), named(before.profiles)) { profile, now, before in
        let cases = now.cases == before.cases ? [] : ["cases \(before.cases) → \(now.cases)"]
        let ratio =
          now.worstRatio == before.worstRatio
          ? [] : ["worst ratio \(text(before.worstRatio)) → \(text(now.worstRatio))"]
        let changed = cases + ratio
        return changed.isEmpty ? [] : ["\(name), \(profile): \(changed.joined(separator: ", "))"]
      }
  }

  /// What is new, gone, or another.
  private static func changes<Value>(
    _ kind: String, _ now: [String: Value], _ before: [String: Value],
    _ compare: (String, Value, Value) -> [String]
  ) -> [String] {
    Set(now.keys).union(before.keys).sorted().flatMap { name -> [String] in
      guard let mine = now[name] else { return ["gone: \(kind)\(name)"] }
      guard let theirs = before[name] else { return ["new: \(kind)\(name)"] }
      return compare(name, mine, theirs)
    }
  }

  private static func text(_ ratio: Double?) -> String {
    ratio.map { NumberText.rounded($0) } ?? "none"
  }

  private static func text(_ sensitivity: Sensitivity) -> String {
    "\(NumberText.count(sensitivity.caught, "known mistake")) caught"
      + (sensitivity.missed.isEmpty
        ? "" : ", missed \(sensitivity.missed.joined(separator: ", "))")
  }
}
