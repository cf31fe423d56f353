"""A cell that the package does not have, to see that a new cell gets its bound for nothing."""

from lockstep_reference.cells import Cell, Gate

_ORDER = "ijfo"


def _step(ops, weights, x, state, options):
    width = weights["kernel"].shape[-1] // 4
    row = ops.concatenate(x, state["h"])
    gates = {}

    def gate(name, activation, pairs=(), extra=()):
        columns = (..., slice(_ORDER.index(name) * width, (_ORDER.index(name) + 1) * width))
        terms = [weights["bias"][columns], *extra]
        (z,) = ops.split(ops.sum(row, weights["kernel"][columns], terms, pairs), (name,))
        gates[name] = ops.emit(name, activation(z))

    gate("i", ops.sigmoid, [(weights["peephole_i"], state["c"])])
    gate("j", ops.tanh)
    forget_bias = ops.on_block(options["forget_bias"], 0, 1, width)
    gate("f", ops.sigmoid, [(weights["peephole_f"], state["c"])], [forget_bias])
    c = ops.add(ops.multiply(state["c"], gates["f"]), ops.multiply(gates["i"], gates["j"]))
    c = ops.emit("c", c)
    gate("o", ops.sigmoid, [(weights["peephole_o"], c)])
    return {"c": c, "h": ops.emit("h", ops.multiply(ops.tanh(c), gates["o"]))}


#: Gers and Schmidhuber (2000): i and f see the previous c, o sees the new one.
PEEPHOLE_LSTM = Cell(
    name="peephole",
    parameters={
        "kernel": ("I+H", "4H"),
        "bias": ("4H",),
        "peephole_i": ("H",),
        "peephole_f": ("H",),
        "peephole_o": ("H",),
    },
    states=("c", "h"),
    gates=(Gate("i", "sigmoid"), Gate("j", "tanh"), Gate("f", "sigmoid"), Gate("o", "sigmoid")),
    options={"forget_bias": 1.0},
    step=_step,
)
