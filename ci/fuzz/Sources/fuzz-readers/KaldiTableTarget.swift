import Tensors

import ModelFiles

/// Kaldi's tables under test: an archive, or a script of places in an archive.
enum KaldiTableTarget: String, CaseIterable {
  case archive = "KaldiArchive"
  case script = "KaldiScript"

  /// Reads the input in both precisions, writes what was read, and reads it again.
  func test(_ input: [UInt8]) throws {
    switch self {
    case .archive:
      // Gzipped it is the same, whatever it is.
      let compressed = try Gzip.member(input)
      for type in [DType.float32, .float64] {
        let entries = read(input, type)
        let same = read(compressed, type)
        precondition(
          KaldiRoundTrip.plain(entries) == KaldiRoundTrip.plain(same)
            || input.starts(with: GzipSource.magic), "gzipped it reads otherwise")
        try KaldiRoundTrip.check(entries, type)
      }
    case .script:
      // No other folders: there are devices that never end.
      guard !input.contains(0x2F) else { return }
      _ = Self.scriptsArchive
      for type in [DType.float32, .float64] { try KaldiRoundTrip.check(read(input, type), type) }
    }
  }

  /// What can be read.
  private func read(_ input: [UInt8], _ type: DType) -> [KaldiEntry] {
    var entries: [KaldiEntry] = []
    do {
      let source = MappedSource(try MappedFile(path: "", holding: input))
      let stream = try KaldiStream(path: Scratch.path + "/table", source)
      let reader = KaldiReader(
        stream, isScript: self == .script, textAs: type,
        isPermissive: input.count.isMultiple(of: 2))
      // The same place again and again would be no news.
      while entries.count < 100, let entry = try reader.next() { entries.append(entry) }
    } catch {
      // What is damaged behind these entries is no matter.
    }
    if !entries.isEmpty, FuzzTarget.stopsWhenLoaded {
      fatalError("loaded \(entries.count) variables")
    }
    for entry in entries {
      precondition(entry.shape.reduce(1, *) == entry.values.count)
      precondition(entry.decimalHalfUnits?.count ?? entry.values.count == entry.values.count)
      precondition(entry.matrixShape?.reduce(1, *) ?? entry.values.count == entry.values.count)
    }
    return entries
  }

  /// What the scripts among the seeds lead to: a matrix of 5 × 3, and text behind it.
  private static let scriptsArchive: String = {
    let path = Scratch.path + "/fm_binary.ark"
    do {
      let writer = try KaldiWriter(KaldiWriteSpecifier("ark:" + path))
      let values = (0..<15).map { Float($0) * 0.25 }
      try writer.write(KaldiEntry(key: "utt1", shape: [5, 3], values: .float32(values)))
      try writer.write(KaldiEntry(key: "utt2", shape: [3], values: .float64([1, 2, 3])))
      try writer.commit()
    } catch {
      fatalError("\(error)")
    }
    return path
  }()
}
