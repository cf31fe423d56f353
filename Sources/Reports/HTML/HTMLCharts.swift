import CrossCheck

/// The pictures of how near a subject came to its bounds.
struct HTMLCharts {
  let histogram: HTMLHistogram
  let byMagnitude: HTMLDensity
  let byStep: HTMLTrend?

  /// Nil if no element was verified.
  init?(_ ratios: RatioDistribution) {
    guard ratios.total > 0 else { return nil }
    histogram = HTMLHistogram(ratios)
    byMagnitude = HTMLDensity(ratios)
    byStep = HTMLTrend(ratios)
  }
}

/// Elements by class of ratios; heights are logarithmic.
struct HTMLHistogram {
  struct Bar {
    let x: String
    let y: String
    let width: String
    let height: String
    let tone: String
    let title: String
  }

  let summary: String
  let bars: [Bar]
  let boundX: String
  let ticks: [HTMLTick]

  private static let width = 22.0
  private static let base = 160.0
  private static let height = 148.0

  init(_ ratios: RatioDistribution) {
    let counts = ratios.countsByRatio
    let most = counts.max() ?? 0
    func left(_ index: Int) -> Double { 1 + Double(index) * Self.width }
    bars = counts.enumerated().compactMap { index, count in
      guard count > 0 else { return nil }
      let height = Self.height * HTMLDensity.share(count, of: most)
      return Bar(
        x: HTMLScale.text(left(index) + 1), y: HTMLScale.text(Self.base - height),
        width: HTMLScale.text(Self.width - 2), height: HTMLScale.text(height),
        tone: index < RatioClass.firstBeyond ? "good" : "bad",
        title: "ratio \(HTMLLegendEntry.label(of: index)): "
          + NumberText.count(count, "element"))
    }
    boundX = HTMLScale.text(left(RatioClass.firstBeyond))
    ticks = [0, 2, 5, 8, 11, RatioClass.firstBeyond + 2].map { index in
      let label = index == 0 ? "0" : HTMLLegendEntry.text(RatioClass.lowerLimits[index])
      let middle = index == 0 ? Self.width / 2 : 0
      return HTMLTick(x: HTMLScale.text(left(index) + middle), anchor: "middle", label: label)
    }
    let half = counts[(RatioClass.firstBeyond - 1)...].reduce(0, +)
    let beyond = counts[RatioClass.firstBeyond...].reduce(0, +)
    let total = NumberText.count(ratios.total, "element")
    summary =
      beyond > 0
      ? "\(NumberText.grouped(beyond)) of \(total) are beyond their bound."
      : half > 0
        ? "\(NumberText.grouped(half)) of \(total) come to half of their bound or nearer."
        : "None of \(total) comes to half of its bound."
  }
}
