/// Labels of a plot, none printed over another.
package struct PlotLabels {
  package struct Label {
    let text: String
    let x: Double

    /// Of the line that the letters stand on.
    package let y: Double

    /// Whether the text ends at `x`; else it begins there.
    let isAtEnd: Bool

    /// From its first letter to its last, by a generous guess for letters of 12 points.
    fileprivate var span: ClosedRange<Double> {
      let width = 7.5 * Double(text.count)
      return isAtEnd ? x - width...x : x...x + width
    }
  }

  private static let lineHeight = 14.0

  package private(set) var placed: [Label] = []

  package init() {}

  /// Adds a label at that place, or further down if there is another.
  package mutating func add(_ text: String, x: Double, y: Double, isAtEnd: Bool = false) {
    var label = Label(text: text, x: x, y: y, isAtEnd: isAtEnd)
    // Each time below one of them, of which there are as many as there are.
    while let other = placed.filter({ Self.overlap($0, label) }).max(by: { $0.y < $1.y }) {
      label = Label(text: text, x: x, y: other.y + Self.lineHeight, isAtEnd: isAtEnd)
    }
    placed.append(label)
  }

  private static func overlap(_ one: Label, _ other: Label) -> Bool {
    // A label that was put one line below another is beside it, however that sum was rounded.
    abs(one.y - other.y) < lineHeight - 0.01 && one.span.overlaps(other.span)
  }
}
