import CrossCheck

/// A subject's worst ratio beside 1.
struct HTMLGauge {
  let name: HTMLText
  let ratio: String
  let tone: String
  let meaning: String?
  let x: String
  let ticks: [HTMLTick]

  private static let scale = HTMLScale(decades: 3, length: 600)

  /// Nil if nothing of the subject was verified.
  init?(_ subject: SubjectContents) {
    guard let worst = subject.summary.worst?.element.ratio else { return nil }
    name = HTMLText(subject.title)
    ratio = NumberText.rounded(worst)
    tone = worst <= 1 ? "good" : "bad"
    meaning = Self.meaning(of: worst)
    x = HTMLScale.text(Self.scale.position(of: worst))
    ticks = [
      (1e-3, "1/1000"), (1e-2, "1/100"), (0.1, "1/10"), (1, "1, the bound"), (10, "10"),
      (100, "100"), (1e3, "1000"),
    ].map { value, label in
      let anchor = value == 1e-3 ? "start" : value == 1e3 ? "end" : "middle"
      return HTMLTick(
        x: HTMLScale.text(Self.scale.position(of: value)), anchor: anchor, label: label,
        isMinor: value == 1e-2 || value == 100)
    }
  }

  private static func meaning(of ratio: Double) -> String? {
    if ratio == 0 { return "equal to the reference bit for bit" }
    if ratio <= 1 { return "\(NumberText.rounded(ratio * 100, digits: 2)) % of the bound" }
    return "beyond the bound"
  }
}
