"""TensorFlow's BasicRNNCell: h′ = tanh([x; h]·kernel + bias). Source: Elman (1990).

PyTorch adds two biases, which stay two here.
"""

from .cell import Cell
from .equations import RNN_EQUATIONS


def _step(ops, weights, x, state, options, equations=RNN_EQUATIONS):
    row = ops.concatenate(x, state["h"])
    biases = [weights[name] for name in ("bias", "recurrent_bias") if name in weights]
    z = ops.emit("z", ops.sum(row, weights["kernel"], biases))
    (z,) = ops.split(z, ("z",))
    return {"h": ops.emit("h", equations.hidden(ops, z))}


BASIC_RNN = Cell(
    name="rnn",
    parameters={"kernel": ("I+H", "H"), "bias": ("H",)},
    states=("h",),
    gates=(),
    options={},
    step=_step,
    equations=RNN_EQUATIONS,
)

RNN_TWO_BIASES = BASIC_RNN._replace(
    name="rnn_two_biases",
    parameters={**BASIC_RNN.parameters, "recurrent_bias": ("H",)},
)
