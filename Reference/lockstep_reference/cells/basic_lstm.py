"""TensorFlow's BasicLSTMCell.

z = [x; h]·kernel + bias, its column blocks in the order i, j, f, o, and

    c′ = c·σ(f + forget_bias) + σ(i)·tanh(j)
    h′ = tanh(c′)·σ(o)

Sources: Hochreiter and Schmidhuber (1997), Gers et al. (2000), and as TensorFlow 1.0 has it in
``tf.contrib.rnn.BasicLSTMCell`` after Zaremba et al. (2014), arXiv:1409.2329. The forget bias is an
argument of the cell and in no checkpoint.

PyTorch and cuDNN add two biases, which stay two here: each is a term of its own in the sum.
"""

from .cell import Cell, Gate
from .equations import LSTM_EQUATIONS

_GATES = (Gate("i", "sigmoid"), Gate("j", "tanh"), Gate("f", "sigmoid"), Gate("o", "sigmoid"))


def _step(ops, weights, x, state, options, equations=LSTM_EQUATIONS):
    width = weights["kernel"].shape[-1] // 4
    forget_bias = ops.on_block(options["forget_bias"], 2, 4, width)
    row = ops.concatenate(x, state["h"])
    biases = [weights[name] for name in ("bias", "recurrent_bias") if name in weights]
    z = ops.emit("z", ops.sum(row, weights["kernel"], [*biases, forget_bias]))
    i, j, f, o = ops.split(z, "ijfo")
    i = ops.emit("i", ops.sigmoid(i))
    j = ops.emit("j", equations.candidate(ops, j))
    f = ops.emit("f", ops.sigmoid(f))
    o = ops.emit("o", equations.output(ops, o))
    c = ops.emit("c", equations.memory(ops, state["c"], i, j, f))
    h = ops.emit("h", equations.hidden(ops, c, o, state["c"]))
    return {"c": c, "h": h}


BASIC_LSTM = Cell(
    name="lstm",
    parameters={"kernel": ("I+H", "4H"), "bias": ("4H",)},
    states=("c", "h"),
    gates=_GATES,
    options={"forget_bias": 1.0},
    step=_step,
    equations=LSTM_EQUATIONS,
)

LSTM_TWO_BIASES = BASIC_LSTM._replace(
    name="lstm_two_biases",
    parameters={**BASIC_LSTM.parameters, "recurrent_bias": ("4H",)},
)
