import CrossCheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The worst ratio by time step.
struct HTMLTrend {
  struct Dot {
    let x: String
    let y: String
    let tone: String
    let label: String
    let title: String
  }

  let summary: String
  let points: String
  let dots: [Dot]
  let boundY: String
  let rowTicks: [HTMLRowTick]

  private static let top = 10.0
  private static let height = 145.0
  private static let left = 62.0
  private static let width = 340.0

  /// Nil if no step was verified.
  init?(_ ratios: RatioDistribution) {
    let steps = ratios.worstByStep.indices.filter { ratios.worstByStep[$0] >= 0 }
    guard let last = steps.last else { return nil }
    let worst = steps.map { ratios.worstByStep[$0] }.max() ?? 0
    // What agrees is drawn as large as it can be.
    let beyond = Swift.min(Swift.max(log10(worst).rounded(.up), 4), 10)
    let scale = HTMLScale(
      decades: worst > 1 ? beyond : 3, length: Self.height * (worst > 1 ? 1 : 2))
    func y(_ ratio: Double) -> Double {
      let share = scale.position(of: ratio)
      return Self.top + Self.height - Swift.min(share, Self.height)
    }
    let gap = Self.width / Double(Swift.max(last, 1))
    dots = steps.map { index in
      let ratio = ratios.worstByStep[index]
      let label = Self.label(of: index)
      return Dot(
        x: HTMLScale.text(Self.left + gap * Double(index)), y: HTMLScale.text(y(ratio)),
        tone: ratio <= 1 ? "within" : "beyond",
        // The first step of the class: there is no room for both ends.
        label: "\(SizeClass.range(of: index).lowerBound)",
        title: "step \(label): worst ratio \(NumberText.rounded(ratio))")
    }
    points = dots.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    boundY = HTMLScale.text(y(1))
    let marks = worst > 1 ? [1e-2, 1, 1e2, 1e4, 1e6, 1e8] : [1e-2, 0.1, 1]
    rowTicks = marks.filter { abs(log10($0)) <= scale.decades }.map { ratio in
      HTMLRowTick(
        at: y(ratio),
        label: ratio < 1 ? "1/\(Int((1 / ratio).rounded()))" : NumberText.grouped(Int(ratio)))
    }
    let (first, end) = (ratios.worstByStep[steps[0]], ratios.worstByStep[last])
    summary =
      "Each step is judged by itself, so ratios do not add up: "
      + (steps.count == 1
        ? "\(NumberText.rounded(first)) at step \(Self.label(of: last))."
        : "\(NumberText.rounded(first)) at step \(Self.label(of: steps[0])), "
          + "\(NumberText.rounded(end)) at steps \(Self.label(of: last)).")
  }

  /// Such as `5–8`.
  static func label(of index: Int) -> String {
    let range = SizeClass.range(of: index)
    if range.upperBound == Int.max { return ">\(range.lowerBound - 1)" }
    return range.count == 1
      ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }
}
