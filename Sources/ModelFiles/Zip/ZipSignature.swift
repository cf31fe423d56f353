/// The four bytes that begin each record of a zip archive.
enum ZipSignature {
  static let localHeader: UInt32 = 0x0403_4B50
  static let dataDescriptor: UInt32 = 0x0807_4B50
  static let directoryEntry: UInt32 = 0x0201_4B50
  static let directoryEnd: UInt32 = 0x0605_4B50
  static let zip64DirectoryEnd: UInt32 = 0x0606_4B50
  static let zip64Locator: UInt32 = 0x0706_4B50

  /// Whether a file begins as zip archives do, the empty one included.
  static func begins(_ candidate: Candidate) -> Bool {
    let first = candidate.file?.bytes.littleEndian(at: 0, as: UInt32.self)
    return first == localHeader || first == directoryEnd
  }
}
