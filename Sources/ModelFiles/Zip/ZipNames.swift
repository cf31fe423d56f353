/// The names of a zip archive's entries, for telling apart what is kept in such archives.
enum ZipNames {
  /// The names of the directory, or the first entry's alone if the directory is damaged; empty if
  /// it is no zip archive.
  static func of(_ candidate: Candidate) -> [String] {
    guard ZipSignature.begins(candidate), let file = candidate.file else { return [] }
    var names: [String] = []
    do {
      try ZipArchive.forEachHeader(of: file, ZipArchive.directory(of: file)) { _, name in
        names.append(name)
      }
      return names
    } catch {
      return ZipHeader(local: file.bytes, at: 0).map { [String(decoding: $0.name, as: UTF8.self)] }
        ?? []
    }
  }
}
