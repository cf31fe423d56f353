/// The program for ONNX: walks the graph, since names such as `onnx::LSTM_123` say nothing.
enum ONNXProgram {
  /// ONNX's blocks of rows are i, o, f, c, and its bias is two, one after the other.
  ///
  /// `flow` has what carries the last layer's outputs, true where it carries all steps; `after` is
  /// all that depends on any layer.
  static func text(_ path: String) -> String {
    StackProgram.writing(
      after: #"""
        import re, numpy as np, onnx
        graph = onnx.load(\#(path)).graph
        known = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
        stack, head, notes, flow, made, after = [], {}, [], {}, {}, set()
        moves = {*"Identity Dropout Cast Squeeze Unsqueeze Reshape Transpose".split()}
        picks = {*"Slice Gather Expand Tile Split".split()}
        usual = {"direction": b"forward", "input_forget": 0, "layout": 0}
        tanh = {"LSTM": [b"Sigmoid", b"Tanh", b"Tanh"], "RNN": [b"Tanh"]}
        def origin(name):
            while name in made and made[name].op_type in moves | picks:
                name = made[name].input[0]
            return name
        for node in graph.node:
            kind, names, out = node.op_type, [*node.input], node.output[0]
            values, flows = [known.get(n) for n in names], [flow.get(n) for n in names]
            options = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
            made.update((name, node) for name in node.output)
            def stop(why):
                raise SystemExit(f"{node.name or out}, {kind}: {why}.")
            if kind in tanh or kind != "Shape" and after & {*names}:
                after |= {*node.output}
            if kind in tanh:
                fit = {**usual, "activations": tanh[kind], "hidden_size": options.get("hidden_size")}
                odd = [f"{k} {v}" for k, v in options.items() if fit.get(k) != v]
                if odd or any(names[7:]):
                    stop(f"Lockstep has none with {', '.join(odd) or 'peepholes'}")
                starts = [origin(name) for name in names[5:7] if name]
                if stack and (head or not flows[0]) or after & {*starts}:
                    stop("it is not simply the next layer of one stack")
                if any(name in known and known[name].any() for name in starts):
                    stop("the file gives it an initial state other than zeros")
                if any(value is None for name, value in [*zip(names, values)][1:4] if name):
                    stop("its weights are no constants in the file")
                halves = [h for b in values[3:4] if b is not None for h in np.split(b[0], 2)]
                gates = [0, 2, 3, 1] if kind == "LSTM" else [0]
                stack.append([np.concatenate([np.split(value, len(gates))[g] for g in gates])
                              for value in (values[1][0], values[2][0], *halves)])
                flow = {name: n == 0 for n, name in enumerate(node.output[:2])}
            elif re.search("LSTM|GRU|RNN", kind):
                stop("only LSTM and RNN can be run")
            elif kind == "Constant" and "value" in options:
                known[out] = onnx.numpy_helper.to_array(options["value"])
            elif kind in ("Identity", "Transpose") and values[0] is not None:
                known[out] = np.transpose(values[0], options.get("perm", range(values[0].ndim)))
            elif kind in moves | picks and flows[0] is not None:
                flow[out] = flows[0] and kind in moves
            elif kind in ("MatMul", "Gemm") and flows[0] is not None and not head and (
                    values[1] is not None and set(options) <= {"alpha", "beta", "transA", "transB"}):
                weight = values[1] if options.get("transB") else values[1].T
                plain = (options.get("alpha", 1), options.get("beta", 1), options.get("transA", 0))
                if plain != (1, 1, 0) or weight.shape[1:] != stack[-1][1].shape[1:]:
                    stop("it is no output layer that Lockstep could run")
                head = dict(zip(("head.weight", "head.bias"), (weight, *values[2:])))
                flow = {out: flows[0]}
            elif kind == "Add" and len(head) == 1 and flow.keys() & {*names} and (
                    known.keys() & {*names}):
                head["head.bias"] = next(value for value in values if value is not None)
                flow = {out: True}
            elif kind == "Softmax" and head and flows[0] is not None:
                notes.append("Give lockstep the option --output-activation softmax too.")
            elif any(flows) and kind != "Shape":
                notes.append(f"Left out, and to be left out of the outputs: {node.name or out}, {kind}.")
        """#)
  }
}
