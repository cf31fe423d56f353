/// A frozen TensorFlow graph, in which the weights are constants: a protobuf message without a
/// signature of its own.
enum FrozenGraph: RefusedFormat {
  /// The fields of a `GraphDef`, nodes (1) first, each with a name (1) and an operation (2).
  static func recognises(_ candidate: Candidate) -> Bool {
    guard let file = candidate.file else { return false }
    var graph = ProtobufFields(file.bytes)
    var isFirst = true
    while let field = graph.next() {
      guard (1...5).contains(field.number) else { return false }
      if isFirst {
        guard field.number == 1, let node = field.bytes else { return false }
        var fields = ProtobufFields(node)
        guard isText(fields.next(), 1), isText(fields.next(), 2) else { return false }
        isFirst = false
      }
    }
    return !graph.isDamaged && !isFirst
  }

  private static func isText(_ field: ProtobufFields.Field?, _ number: Int) -> Bool {
    guard let field, field.number == number, let bytes = field.bytes, !bytes.isEmpty else {
      return false
    }
    return bytes.allSatisfy { (0x21...0x7E).contains($0) }
  }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a frozen TensorFlow graph",
      remark: "Its variables keep their names, which Lockstep reads if they are TensorFlow "
        + "1.x's: rnn/basic_lstm_cell/kernel and bias, and so on.",
      program: """
        import numpy as np, tensorflow as tf
        with open(\(Refusal.quoted(candidate.path)), "rb") as file:
            graph = tf.compat.v1.GraphDef.FromString(file.read())
        reads = [n for n in graph.node if n.name.endswith(("/read", "/ReadVariableOp"))]
        names = {name for node in reads for name in node.input}  # what were variables
        tensors = {n.name: n.attr["value"].tensor for n in graph.node if n.op == "Const"}
        arrays = {name: tf.make_ndarray(tensors[name]) for name in names & tensors.keys()}
        if not arrays:
            raise SystemExit("No constant of the graph was a variable: name the arrays by hand.")
        np.savez("model.npz", **arrays)
        """)
  }
}
