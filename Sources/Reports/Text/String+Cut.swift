extension String {
  /// The text, or as much of its beginning as takes so many bytes in UTF-8, with `…` at its end.
  func cut(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let mark = "…"
    var (end, size) = (startIndex, mark.utf8.count)
    for index in unicodeScalars.indices {
      size += unicodeScalars[index].utf8.count
      if size > limit { break }
      end = unicodeScalars.index(after: index)
    }
    return self[..<end] + mark
  }
}
