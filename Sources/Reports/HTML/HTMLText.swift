import Mustache
import Tensors

/// A text from outside, as the template library may render it.
///
/// The library escapes what HTML gives a meaning to, character by character; a quotation mark that a
/// combining mark follows is another character to it, and would end an attribute. So nothing combines
/// with such a character here, and what a terminal would obey is no part of the text.
package struct HTMLText: MustacheCustomRenderable, Equatable {
  package let renderText: String

  package var isNull: Bool { false }

  package init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let printable = lines.map { String($0).printable }.joined(separator: "\n")
    guard printable.contains(where: Self.isHidden) else {
      renderText = printable
      return
    }
    renderText = printable.reduce(into: "") { safe, character in
      guard Self.isHidden(character) else {
        safe.append(character)
        return
      }
      for scalar in character.unicodeScalars {
        safe.unicodeScalars.append(scalar)
        // Nothing combines with it.
        safe += "\u{FFFD}"
      }
    }
  }

  /// Whether a character that has to be escaped is a part of a longer one.
  private static func isHidden(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count > 1 && scalars.contains { "<>&\"'".unicodeScalars.contains($0) }
  }
}
