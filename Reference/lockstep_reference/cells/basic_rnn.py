"""TensorFlow's BasicRNNCell: h′ = tanh([x; h]·kernel + bias). Source: Elman (1990)."""

from .cell import Cell


def _step(ops, weights, x, state, options):
    row = ops.concatenate(x, state["h"])
    z = ops.emit("z", ops.sum(row, weights["kernel"], [weights["bias"]]))
    (z,) = ops.split(z, ("z",))
    return {"h": ops.emit("h", ops.tanh(z))}


BASIC_RNN = Cell(
    name="rnn",
    parameters={"kernel": ("I+H", "H"), "bias": ("H",)},
    states=("h",),
    gates=(),
    options={},
    step=_step,
)
