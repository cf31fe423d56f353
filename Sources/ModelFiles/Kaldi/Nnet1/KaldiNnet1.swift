/// Networks of Kaldi's nnet1, as text or binary.
enum KaldiNnet1: ModelFormat {
  static func recognises(_ candidate: Candidate) -> Bool {
    let marker = Array("<Nnet>".utf8)
    return candidate.begins(with: marker)
      || candidate.begins(with: KaldiStream.binaryMark + marker)
  }

  static func open(_ candidate: Candidate) throws -> any ModelFile {
    guard let file = candidate.file else { throw candidate.unknown }
    return try Nnet1File(file)
  }
}
