import CrossCheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Elements by the magnitude of what is expected (across) and the ratio (up); the darker, the more.
struct HTMLDensity {
  struct Cell {
    let x: String
    let y: String
    let width: String
    let height: String
    let opacity: String
    let title: String
  }

  let summary: String
  let cells: [Cell]
  let boundY: String
  let rowTicks: [HTMLRowTick]
  let ticks: [HTMLTick]

  private static let left = 46.0
  private static let width = 370.0 / Double(MagnitudeClass.count)
  private static let bottom = 200.0
  private static let height = 190.0 / Double(RatioClass.count)

  /// The lower edge of a class of ratios.
  private static func y(_ ratio: Int) -> Double { bottom - Double(ratio) * height }
  private static func x(_ magnitude: Int) -> Double { left + Double(magnitude) * width }

  /// How much of the most a count is, logarithmically: more than 0 for one, 1 for the most.
  static func share(_ count: Int, of most: Int) -> Double {
    log(1 + Double(count)) / log(1 + Double(most))
  }

  init(_ ratios: RatioDistribution) {
    let most = ratios.counts.max() ?? 0
    var cells: [Cell] = []
    var nearest = (magnitude: 0, ratio: -1)
    for magnitude in 0..<MagnitudeClass.count {
      for ratio in 0..<RatioClass.count {
        let count = ratios.count(magnitude: magnitude, ratio: ratio)
        guard count > 0 else { continue }
        if ratio > nearest.ratio { nearest = (magnitude, ratio) }
        cells.append(
          Cell(
            x: HTMLScale.text(Self.x(magnitude)), y: HTMLScale.text(Self.y(ratio + 1)),
            width: HTMLScale.text(Self.width), height: HTMLScale.text(Self.height),
            opacity: NumberText.rounded(0.1 + 0.9 * Self.share(count, of: most), digits: 2),
            title: "\(NumberText.count(count, "element")): magnitude "
              + "\(Self.label(of: magnitude)), ratio \(HTMLLegendEntry.label(of: ratio))"))
      }
    }
    self.cells = cells
    boundY = HTMLScale.text(Self.y(RatioClass.firstBeyond))
    rowTicks = [2, 5, 8, 11, RatioClass.firstBeyond, RatioClass.firstBeyond + 2].map { ratio in
      HTMLRowTick(
        at: Self.y(ratio),
        label: HTMLLegendEntry.text(RatioClass.lowerLimits[ratio]))
    }
    ticks = [(0, "0"), (2, "2⁻³²"), (6, "2⁻²⁴"), (10, "2⁻¹⁶"), (14, "2⁻⁸"), (18, "1")].map {
      HTMLTick(
        x: HTMLScale.text(Self.x($0) + ($0 == 0 ? Self.width / 2 : 0)), anchor: "middle",
        label: $1)
    }
    summary =
      "The greatest ratios (\(HTMLLegendEntry.label(of: nearest.ratio))) are at magnitudes of "
      + "\(Self.label(of: nearest.magnitude))."
  }

  /// Such as `0.25 to 1`.
  private static func label(of index: Int) -> String {
    let limits = MagnitudeClass.lowerLimits
    switch index {
    case 0: return "0"
    case 1: return "below \(NumberText.rounded(limits[2]))"
    case MagnitudeClass.notFinite: return "NaN or infinity"
    case MagnitudeClass.notFinite - 1: return "\(NumberText.rounded(limits[index])) and more"
    default:
      return "\(NumberText.rounded(limits[index])) to \(NumberText.rounded(limits[index + 1]))"
    }
  }
}
