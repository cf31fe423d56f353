import Tensors

/// A roofline as SVG: how fast each shape runs, below what the machine can do at most.
///
/// Across, the operations for each byte of weights if every step reads them once, which is B/2; up,
/// GFLOP/s, both logarithmic. The roof is the multiply-add peak, and the slopes are the reads of
/// each level. One panel for each number of threads.
///
/// Source: S. Williams, A. Waterman, D. Patterson, "Roofline: an insightful visual performance
/// model for multicore architectures", 2009, https://doi.org/10.1145/1498765.1498785.
public enum RooflinePlot: BenchmarkReport {
  public static let name = "svg"

  private static let width = 760.0
  private static let panelHeight = 520.0
  private static let colours = [
    "#d62728", "#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd", "#8c564b",
  ]

  public static func render(_ record: BenchmarkRecord, _ context: ReportContext) -> String {
    let height = panelHeight * Double(max(record.runs.count, 1))
    var root = SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(number(width)) \(number(height))",
        "font-family": "sans-serif", "font-size": "12",
      ])
    root.children.append(
      SVGElement("rect", ["width": "100%", "height": "100%", "fill": "white"]))
    for (position, run) in record.runs.enumerated() {
      let top = number(panelHeight * Double(position))
      root.children.append(
        SVGElement("g", ["transform": "translate(0 \(top))"], children: panel(run, record)))
    }
    return root.source
  }

  private static func panel(_ run: BenchmarkRun, _ record: BenchmarkRecord) -> [SVGElement] {
    let rates = run.rows.flatMap { row in ([row.engine] + row.peers).compactMap(row.rate) }
    let across = LogScale(
      holding: run.rows.map(intensity) + [0.1], start: 70, end: width - 170)
    let up = LogScale(holding: rates + [run.limits.peak], start: panelHeight - 130, end: 40)
    var elements = [
      label(
        "\(NumberText.count(run.threads, "thread")), \(record.engine) and peers, "
          + run.limits.vectorUnit, x: 70, y: 24)
    ]
    elements += axes(across, up) + roof(run.limits, across, up)
    for (line, text) in caption(record).enumerated() {
      elements.append(label(text, x: across.start, y: up.start + 58 + 16 * Double(line)))
    }
    let subjects = run.rows.first.map { [$0.engine] + $0.peers }?.map(\.subject) ?? []
    for (index, subject) in subjects.enumerated() {
      let colour = colours[index % colours.count]
      // Beside one another, since all shapes of one B share a place; the caption says so.
      let shift = (Double(index) - Double(subjects.count - 1) / 2) * 7
      let y = 60 + 18 * Double(index)
      elements.append(marker(width - 155, y - 4, colour, isEngine: index == 0, title: subject))
      elements.append(label(subject, x: width - 145, y: y))
      for row in run.rows {
        guard let result = ([row.engine] + row.peers).first(where: { $0.subject == subject }),
          let rate = row.rate(of: result)
        else { continue }
        elements.append(
          marker(
            across.place(of: intensity(row)) + shift, up.place(of: rate), colour,
            isEngine: index == 0,
            title: "\(subject), \(row.sizes): \(NumberText.rounded(rate / 1e9)) GFLOP/s, "
              + "\(BenchmarkText.microseconds(result.median ?? 0)) µs"))
      }
    }
    return elements
  }

  /// What a reader has to know beside the axes.
  private static func caption(_ record: BenchmarkRecord) -> [String] {
    [
      "All points of one B belong to one place across: those of a subject are moved aside, to be "
        + "told apart."
    ] + (record.doubt.map { TextLayout.wrap($0, indent: "") } ?? [])
  }

  /// Operations for each byte of weights if each step reads them once.
  private static func intensity(_ row: ForwardRow) -> Double {
    row.operations / (row.weightBytes * Double(max(row.sizes.steps, 1)))
  }

  private static func axes(_ across: LogScale, _ up: LogScale) -> [SVGElement] {
    var elements: [SVGElement] = []
    for tick in across.ticks {
      elements.append(line(tick.place, up.start, tick.place, up.end, "#dddddd"))
      elements.append(
        label(NumberText.rounded(tick.value), x: tick.place, y: up.start + 18, anchor: "middle"))
    }
    for tick in up.ticks {
      elements.append(line(across.start, tick.place, across.end, tick.place, "#dddddd"))
      elements.append(
        label(
          NumberText.rounded(tick.value / 1e9), x: across.start - 8, y: tick.place + 4,
          anchor: "end"))
    }
    elements.append(label("GFLOP/s", x: 8, y: 24))
    elements.append(
      label(
        "operations for each byte of weights, B/2", x: (across.start + across.end) / 2,
        y: up.start + 38, anchor: "middle"))
    return elements
  }

  /// The peak, and the slope of each level up to it.
  private static func roof(
    _ limits: MachineLimits, _ across: LogScale, _ up: LogScale
  ) -> [SVGElement] {
    let peak = up.place(of: limits.peak)
    var labels = PlotLabels()
    var elements = [line(across.start, peak, across.end, peak, "black")]
    labels.add(
      "\(NumberText.rounded(limits.peak / 1e9)) GFLOP/s", x: across.end, y: peak - 5,
      isAtEnd: true)
    for level in limits.levels where level.bandwidth > 0 {
      // From where the slope enters the panel to where it meets the peak.
      let start = max(across.range.least, up.range.least / level.bandwidth)
      let end = min(across.range.greatest, limits.peak / level.bandwidth)
      guard start < end else { continue }
      let (x, y) = (across.place(of: start), up.place(of: level.bandwidth * start))
      elements.append(
        line(x, y, across.place(of: end), up.place(of: level.bandwidth * end), "#777777"))
      // Below the slope, which rises: above, it would run through the letters.
      labels.add(
        "\(level.name) \(NumberText.rounded(level.bandwidth / 1e9)) GB/s", x: x + 6, y: y + 14)
    }
    return elements + labels.placed.map(label)
  }

  /// With a white edge, so that it can be read where another slope runs through it.
  private static func label(_ placed: PlotLabels.Label) -> SVGElement {
    var element = label(
      placed.text, x: placed.x, y: placed.y, anchor: placed.isAtEnd ? "end" : "start")
    element.attributes += [("stroke", "white"), ("stroke-width", "3"), ("paint-order", "stroke")]
    return element
  }

  private static func marker(
    _ x: Double, _ y: Double, _ colour: String, isEngine: Bool, title: String
  ) -> SVGElement {
    SVGElement(
      "circle",
      [
        "cx": number(x), "cy": number(y), "r": isEngine ? "5" : "3.5", "fill": colour,
        "fill-opacity": "0.8",
      ], children: [SVGElement("title", text: title)])
  }

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String
  ) -> SVGElement {
    SVGElement(
      "line",
      [
        "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2), "stroke": colour,
      ])
  }

  private static func label(
    _ text: String, x: Double, y: Double, anchor: String = "start"
  ) -> SVGElement {
    SVGElement("text", ["x": number(x), "y": number(y), "text-anchor": anchor], text: text)
  }

  /// To a tenth.
  private static func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
