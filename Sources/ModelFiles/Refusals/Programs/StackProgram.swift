/// What every program that makes a stack of layers ends with.
///
/// The names are PyTorch's: they stand for a stack of any length, with biases and without. That no
/// forget bias is added is known of each of these formats, and written beside the weights, so that
/// Lockstep has to be told nothing and assumes nothing.
enum StackProgram {
  /// Puts `opening` before what writes `model.npz`.
  ///
  /// - Parameter opening: makes `np`; `stack`, for each layer weight_ih, weight_hh and up to two
  ///   biases, gates in PyTorch's order; `head`, the output layer's arrays by name; `notes`.
  static func writing(after opening: String...) -> String {
    (opening + [ending]).joined(separator: "\n")
  }

  private static let ending = """
    if not stack:
        raise SystemExit("There is no LSTM and no simple RNN in it that Lockstep could run.")
    arrays = dict(head)
    for n, layer in enumerate(stack):
        layer = [*layer, *(0 * bias for bias in layer[2:3])]  # PyTorch has two biases or none
        for part, value in zip(("weight_ih", "weight_hh", "bias_ih", "bias_hh"), layer):
            arrays[f"rnn.{part}_l{n}"] = value
    if any(len(layer[1]) > layer[1].shape[1] for layer in stack):  # an LSTM
        arrays["lockstep.forget_bias"] = np.float32(0)  # as it runs: what there is is in the bias
    np.savez("model.npz", **arrays)
    for note in notes:
        print(note)
    """

  /// Makes the stack of `found`, the arrays of each scope by Keras's names, the scopes in order.
  ///
  /// Keras's columns i, f, c, o are PyTorch's rows i, f, g, o. Names do not tell activations and
  /// connections, so the program prints what it assumes.
  static let fromKerasNames = """
    stack, kinds, rest, notes = [], set(), [], [
        "Assumed, as weights do not say it: tanh and sigmoid; layers one after the other, forwards."]
    for scope, layer in found.items():
        values = [layer[k].T for k in ("kernel", "recurrent_kernel", "bias") if k in layer]
        if "recurrent_kernel" in layer:
            columns, rows = values[1].shape[:2]
            kinds.add(columns / rows)
            if re.search("forward|backward", scope) or not kinds < {1.0, 4.0}:
                raise SystemExit(f"{scope}: it is no LSTM or SimpleRNN in a stack of that kind alone.")
            stack.append(values)
        elif "kernel" in layer and values[0].ndim == 2:
            rest.append((scope, values))
    heads = [values for _, values in rest if stack and values[0].shape[1] == rows]
    head = dict(zip(("head.weight", "head.bias"), heads[0])) if len(heads) == 1 else {}
    notes += [f"Left out, and to be left out of inputs and outputs: {scope}."
              for scope, values in rest if not head or values is not heads[0]]
    """
}
