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
      remark: "An LSTM's W and R have the rows of the gates in the order i, o, f, c.",
      program: """
        import numpy as np, onnx
        model = onnx.load(\(Refusal.quoted(candidate.path)))
        tensors = {t.name: t for t in model.graph.initializer}
        for node in model.graph.node:
            if node.op_type == "Constant" and node.attribute[0].name == "value":
                tensors[node.output[0]] = node.attribute[0].t
        np.savez("model.npz", **{k: onnx.numpy_helper.to_array(t) for k, t in tensors.items()})
        """)
  }
}
