import Tensors

/// What TensorFlow 1 saves beside a checkpoint as `X.meta`: the graph, without the weights.
enum MetaGraph: RefusedFormat {
  private static let ending = ".meta"

  /// The fields of a `MetaGraphDef`, which are messages all.
  static func recognises(_ candidate: Candidate) -> Bool {
    guard let file = candidate.file, candidate.path.hasSuffix(ending) else { return false }
    var message = ProtobufFields(file.bytes)
    var numbers: Set<Int> = []
    while let field = message.next() {
      guard (1...7).contains(field.number), field.bytes != nil else { return false }
      numbers.insert(field.number)
    }
    return !message.isDamaged && numbers.isSuperset(of: [1, 2])
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    let prefix = String(candidate.path.dropLast(ending.count))
    let isThere = [prefix, prefix + ".index"].contains { FileKind(path: $0) == .file }
    return ModelFileError(
      path: candidate.path,
      reason: "it is the graph that TensorFlow saves beside a checkpoint, and holds no weights",
      remedy: isThere
        ? "Give the checkpoint itself: \(prefix.printable)."
        : "Its checkpoint would be \(prefix.printable).index, which is not there.")
  }
}
