import CrossCheck

/// How text for people is set off on a terminal: the verdict, the headings of findings, and ratios that
/// rounding does not explain, in the colours of good, bad and doubtful.
///
/// It is put around words that are laid out already. Without colours the text is as it is.
public struct TextStyle: Sendable {
  /// For files, pipes, and whoever wants no colours.
  public static let plain = TextStyle(isColoured: false)

  private let isColoured: Bool

  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// Parameters of SGR, ECMA-48.
  private enum Colour: String {
    case good = "1;32"
    case bad = "1;31"
    case doubtful = "1;33"

    init(_ verdict: Verdict, isAccepted: Bool) {
      switch verdict {
      case .agrees: self = .good
      case .diverges: self = isAccepted ? .doubtful : .bad
      case .failed: self = .bad
      case .inconclusive: self = .doubtful
      }
    }
  }

  private func set(_ text: some StringProtocol, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : String(text)
  }

  /// A line that begins with what it all comes to, and a colon.
  ///
  /// - Parameter isComplete: whether the work was done to its end.
  func headline(
    _ line: String, _ verdict: Verdict, isAccepted: Bool = false, isComplete: Bool = true
  ) -> String {
    let word = line.prefix { $0 != ":" }
    let colour = Colour(verdict, isAccepted: isAccepted)
    return set(word, isComplete || colour == .bad ? colour : .doubtful)
      + line.dropFirst(word.count)
  }

  /// A finding's title.
  func heading(_ text: String, _ verdict: Verdict, isAccepted: Bool = false) -> String {
    set(text, Colour(verdict, isAccepted: isAccepted))
  }

  /// A line with a verdict at a column.
  func word(_ verdict: Verdict, in line: String, from column: Int) -> String {
    set(verdict.rawValue, Colour(verdict, isAccepted: false), in: line, from: column)
  }

  /// A line with a ratio at a column, which is set off where it is beyond 1.
  func ratio(_ ratio: Double, in line: String, from column: Int) -> String {
    ratio > 1 ? set(NumberText.rounded(ratio), .bad, in: line, from: column) : line
  }

  private func set(
    _ word: String, _ colour: Colour, in line: String, from column: Int
  ) -> String {
    let rest = line.dropFirst(column)
    guard rest.hasPrefix(word) else { return line }
    return line.prefix(column) + set(word, colour) + rest.dropFirst(word.count)
  }
}
