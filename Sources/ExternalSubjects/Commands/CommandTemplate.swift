/// A command line as it is typed, with places for paths: `./port {case} {trace}`.
///
/// No shell sees it: words are parted by spaces, and quotes or a backslash keep a space in a word.
public struct CommandTemplate: Hashable, Sendable {
  public let text: String
  private let words: [String]

  /// - Parameters:
  ///   - places: the names of the places, each of which it must have.
  /// - Throws: `MalformedCommand`.
  public init(_ text: String, places: [String]) throws(MalformedCommand) {
    self.text = text
    words = try Self.words(of: text)
    guard let program = words.first, !program.isEmpty else { throw .empty }
    let found = words.flatMap(Self.places(in:))
    if let place = found.first(where: { !places.contains($0) }) {
      throw .unknownPlace(place, known: places)
    }
    if let place = places.first(where: { !found.contains($0) }) { throw .missingPlace(place) }
  }

  /// The program, as it was typed.
  public var program: String { words[0] }

  /// The other words with paths in the places.
  public func arguments(_ paths: [String: String] = [:]) -> [String] {
    words.dropFirst().map { word in
      // In one pass: a path may have braces itself.
      var (result, rest) = ("", word[...])
      while let place = Self.firstPlace(in: rest), let path = paths[String(place)] {
        result += rest[..<rest.index(before: place.startIndex)] + path
        rest = rest[rest.index(after: place.endIndex)...]
      }
      return result + rest
    }
  }

  /// What stands before a place in its word, for each of its words, such as `ark:` of `ark:{input}`.
  func prefixes(of place: String) -> [String] {
    words.dropFirst().compactMap { word in
      word.firstRange(of: "{\(place)}").map { String(word[..<$0.lowerBound]) }
    }
  }

  private static func places(in word: String) -> [String] {
    var (places, rest): ([String], Substring) = ([], word[...])
    while let place = firstPlace(in: rest) {
      places.append(String(place))
      rest = rest[rest.index(after: place.endIndex)...]
    }
    return places
  }

  /// What stands between the first brace that opens and the next that closes.
  private static func firstPlace(in word: Substring) -> Substring? {
    guard let opening = word.firstIndex(of: "{"),
      let closing = word[opening...].firstIndex(of: "}")
    else { return nil }
    return word[word.index(after: opening)..<closing]
  }

  private static func words(of text: String) throws(MalformedCommand) -> [String] {
    var (words, word): ([String], String?) = ([], nil)
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " || character == "\t" {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { throw .openQuote }
    return words + (word.map { [$0] } ?? [])
  }
}
