public import ModelFiles

extension CaseFile {
  /// Whether an opened file is meant to be a case and no model; reading it may fail all the same.
  public static func recognizes(_ file: any ModelFile) -> Bool {
    guard let archive = file as? NPZArchive else { return false }
    do {
      return try archive.entry(named: CaseHeader.entryName, limit: CaseHeader.greatestLength) != nil
    } catch {
      // There is such an entry, but a damaged one.
      return true
    }
  }
}
