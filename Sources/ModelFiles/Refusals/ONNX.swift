/// An ONNX model: a protobuf message without a signature of its own.
enum ONNX: RefusedFormat {
  /// The fields of a `ModelProto`, in which the version of the format (1) and the graph (7) are
  /// never missing.
  private static let fields: Set<Int> = [1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26]

  static func recognises(_ candidate: Candidate) -> Bool {
    guard let file = candidate.file else { return false }
    var message = ProtobufFields(file.bytes)
    var hasVersion = false
    var hasGraph = false
    while let field = message.next() {
      guard fields.contains(field.number) else { return false }
      if field.number == 1 {
        guard let version = field.varint, (1...1000).contains(version), !hasVersion else {
          return false
        }
        hasVersion = true
      }
      if field.number == 7 {
        guard field.bytes != nil, !hasGraph else { return false }
        hasGraph = true
      }
    }
    return !message.isDamaged && hasVersion && hasGraph
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "an ONNX model",
      program: ONNXProgram.text(Refusal.quoted(candidate.path)))
  }
}
