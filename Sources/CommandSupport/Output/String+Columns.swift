extension String {
  /// The text, or as much of its beginning as a terminal shows in so many columns, with `…` at its end.
  func fitted(toColumns limit: Int) -> String {
    var (end, columns, endOfFit) = (startIndex, 0, startIndex)
    while end < endIndex {
      columns += self[end].columns
      if columns > limit { return self[..<endOfFit] + (limit > 0 ? "…" : "") }
      end = index(after: end)
      // Room for the ellipsis.
      if columns < limit { endOfFit = end }
    }
    return self
  }
}

extension Character {
  /// How many columns a terminal gives it: two for East Asian wide ones and pictures (UAX #11, roughly),
  /// else one.
  fileprivate var columns: Int {
    switch unicodeScalars.first?.value ?? 0 {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
