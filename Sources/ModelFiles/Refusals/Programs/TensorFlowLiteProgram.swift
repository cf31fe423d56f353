/// The program for TensorFlow Lite: the operations tell which of the nameless tensors is what.
enum TensorFlowLiteProgram {
  /// The weights of the gates are separate, in the order i, f, c, o, and as PyTorch has them.
  static func text(_ path: String) -> String {
    StackProgram.writing(
      after: """
        import numpy as np, tensorflow as tf
        model = tf.lite.Interpreter(model_path=\(path))
        model.allocate_tensors()
        stack, head, last = [], {}, None
        notes = ["Assumed, as it is not told: tanh, no clipping, no activation of the output layer."]
        for op in model._get_ops_details():
            kind, inputs = op["op_name"], [int(i) for i in op["inputs"]]
            if kind == "UNIDIRECTIONAL_SEQUENCE_LSTM":
                if min(inputs[1:9] + inputs[12:16]) < 0 or max(
                        inputs[9:12] + inputs[16:18] + inputs[20:]) >= 0:
                    raise SystemExit(f"{kind} {len(stack)}: it has peepholes, a projection or the like.")
                if stack and (head or inputs[0] != last):
                    raise SystemExit(f"{kind} {len(stack)}: it is not the next layer of one stack.")
                values = [model.get_tensor(i) for i in inputs[1:9] + inputs[12:16]]
                if any(value.dtype != np.float32 for value in values):
                    raise SystemExit(f"{kind} {len(stack)}: its weights are quantized.")
                stack.append([np.concatenate(values[i:i + 4]) for i in (0, 4, 8)])
                last = int(op["outputs"][0])
            elif "LSTM" in kind or "RNN" in kind:
                raise SystemExit(f"{kind}: only UNIDIRECTIONAL_SEQUENCE_LSTM can be run.")
            elif kind == "FULLY_CONNECTED" and stack and inputs[0] == last and not head:
                values = [model.get_tensor(i) for i in inputs[1:] if i >= 0]
                head = dict(zip(("head.weight", "head.bias"), values))
        """)
  }
}
