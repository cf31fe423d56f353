import Tensors

/// A script: lines of keys, each with the place of a matrix or vector.
final class KaldiScript {
  private let stream: KaldiStream

  /// What text is read as.
  private let type: DType

  /// The folder of the script with a slash, or nothing.
  private let folder: String

  /// What is told of lines that are passed over or not followed to the letter.
  private let warn: (ModelFileError) -> Void

  /// What is told of each file before it is opened.
  private let opening: (String) -> Void

  private let isPermissive: Bool

  /// The file of the line before, since most lines go on in it.
  private var target: KaldiStream?

  init(
    _ stream: KaldiStream, type: DType, isPermissive: Bool,
    opening: @escaping (String) -> Void, warn: @escaping (ModelFileError) -> Void
  ) {
    self.stream = stream
    self.type = type
    self.isPermissive = isPermissive
    self.opening = opening
    self.warn = warn
    folder = stream.path.lastIndex(of: "/").map { String(stream.path[...$0]) } ?? ""
  }

  /// Reads what the next line leads to; nil at the end.
  ///
  /// - Throws: `ModelFileError`.
  func next() throws(ModelFileError) -> KaldiEntry? {
    while true {
      let number = stream.line
      guard let line = try KaldiScriptLine.next(stream) else { return nil }
      do {
        return try entry(line, number)
      } catch {
        guard isPermissive else { throw error }
        target = nil
        warn(
          ModelFileError(
            path: error.path, reason: "\(error.reason); entry \(line.key) is passed over"))
      }
    }
  }

  private func entry(
    _ line: KaldiScriptLine, _ number: Int
  ) throws(ModelFileError) -> KaldiEntry {
    func failure(_ reason: String, _ remedy: String?) -> ModelFileError {
      ModelFileError(
        path: stream.path, reason: "entry \(line.key), line \(number): \(reason)", remedy: remedy)
    }
    let name: KaldiFileName
    do { name = try KaldiFileName(reading: line.place) } catch {
      throw failure("\(line.place): \(error.reason)", error.remedy)
    }
    let target: KaldiStream
    switch name {
    case .standard:
      throw failure("standard input cannot be the place of an entry", nil)
    case .file(let path):
      let path = resolved(path)
      opening(path)
      target = try KaldiStream(reading: path)
      self.target = nil
    case .offset(let path, let offset):
      let path = resolved(path)
      if let open = self.target, open.path == path {
        target = open
      } else {
        opening(path)
        target = try KaldiStream(reading: path)
      }
      self.target = target
      target.subject = "entry \(line.key)"
      try target.seek(to: offset)
    }
    target.subject = "entry \(line.key)"
    guard try target.peek() != nil else {
      throw target.binaryDamage("nothing is there: the file ends before")
    }
    let entry = try target.entry(line.key, type)
    guard let range = line.range else { return entry }
    do {
      let (part, isCut) = try entry.part(range)
      if isCut {
        warn(
          failure("the range [\(range.text)] is cut off at the last of \(entry.shape[0]) rows", nil)
        )
      }
      return part
    } catch {
      throw failure(error.reason, nil)
    }
  }

  /// A path as Kaldi takes it, relative to the working folder; where there is nothing, relative to
  /// the script.
  private func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), !folder.isEmpty, FileKind(path: path) == .missing,
      FileKind(path: folder + path) != .missing
    else { return path }
    return folder + path
  }
}
