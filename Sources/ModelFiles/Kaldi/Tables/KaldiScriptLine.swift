/// A line of a script: a key, and the place of a matrix or vector.
struct KaldiScriptLine {
  let key: String

  /// As given, without the range.
  let place: String

  let range: KaldiRange?

  /// Reads a line: a key, white space, and a place with a range or none; nil at the end.
  ///
  /// - Throws: `ModelFileError`.
  static func next(_ stream: KaldiStream) throws(ModelFileError) -> KaldiScriptLine? {
    guard let text = try stream.lineOfText() else { return nil }
    let line = text.drop(while: KaldiStream.isSpace)
    let key = line.prefix { !KaldiStream.isSpace($0) }
    guard !key.isEmpty else {
      throw stream.textDamage("it is empty, which Kaldi allows nowhere in a script")
    }
    var place = line.dropFirst(key.count).drop(while: KaldiStream.isSpace)
    while let last = place.last, KaldiStream.isSpace(last) { place.removeLast() }
    guard let key = String(validating: key, as: UTF8.self),
      let whole = String(validating: place, as: UTF8.self), !line.contains(0)
    else { throw stream.textDamage("it is no text in UTF-8") }
    guard !place.isEmpty else { throw stream.textDamage("there is no place after the key \(key)") }
    let parts: (place: String, range: KaldiRange)?
    do { parts = try KaldiRange.split(whole) } catch {
      throw stream.textDamage("key \(key): \(error.reason)")
    }
    try stream.endLine(of: text.count)
    return KaldiScriptLine(key: key, place: parts?.place ?? whole, range: parts?.range)
  }
}
