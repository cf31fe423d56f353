"""The LSTM with peepholes, projection, clipping and coupled gates, each of them where it is asked for.

Column blocks i, j, f, o of z = [x; h]·kernel + bias, as in the basic cell, and

    i = σ(z_i + peephole_i∘c)
    f = σ(z_f + forget_bias + peephole_f∘c)
    c′ = clip(c·f + i·tanh(z_j), cell_clip)
    o = σ(z_o + peephole_o∘c′)
    h′ = clip((tanh(c′)·o)·projection, projection_clip)

The peepholes of i and f see the previous c, that of o the new one, after it was clipped (Gers and
Schmidhuber 2000; TensorFlow's LSTMCell, TensorFlow Lite's LSTM and Kaldi's LstmProjected agree). With
coupled gates there is no block i, and i = 1 − f (Greff et al. 2016, as in TensorFlow Lite and in
TensorFlow's CoupledInputForgetGateLSTMCell); ONNX's f = 1 − i is the same cell with the weights of
that gate negated. A projection (Sak et al. 2014) makes h [B, P]. A clip of 0 is none.
"""

from .cell import Cell, Gate
from .equations import LSTM_EQUATIONS

_SIGMOID, _TANH = "sigmoid", "tanh"
_GATES = (Gate("i", _SIGMOID), Gate("j", _TANH), Gate("f", _SIGMOID), Gate("o", _SIGMOID))


def _step(ops, weights, x, state, options, equations=LSTM_EQUATIONS):
    blocks = "ijfo" if weights["bias"].shape[-1] == 4 * state["c"].shape[-1] else "jfo"
    row = ops.concatenate(x, state["h"])

    def pre_activation(name, c=None, terms=()):
        position, count = blocks.index(name), len(blocks)
        bias = ops.block(weights["bias"], position, count)
        kernel = ops.block(weights["kernel"], position, count)
        peephole = weights.get("peephole_" + name)
        pairs = [] if peephole is None else [(peephole, c)]
        (z,) = ops.split(ops.sum(row, kernel, [bias, *terms], pairs), (name,))
        return z

    forget_bias = ops.on_block(options["forget_bias"], 0, 1, state["c"].shape[-1])
    z_f = pre_activation("f", state["c"], [forget_bias])
    f = ops.emit("f", ops.sigmoid(z_f))
    if "i" in blocks:
        i = ops.emit("i", ops.sigmoid(pre_activation("i", state["c"])))
    else:
        i = ops.one_minus_sigmoid(z_f)
    j = ops.emit("j", equations.candidate(ops, pre_activation("j")))
    c = equations.memory(ops, state["c"], i, j, f)
    c = ops.emit("c", ops.clip(c, options["cell_clip"]))
    o = ops.emit("o", equations.output(ops, pre_activation("o", equations.seen(state["c"], c))))
    h = equations.hidden(ops, c, o, state["c"])
    if "projection" in weights:
        h = equations.projected(ops, h, weights["projection"], options["projection_clip"])
    return {"c": c, "h": ops.emit("h", h)}


def _cell(coupled, peepholes, projection):
    gates = _GATES[1:] if coupled else _GATES
    columns, output = f"{len(gates)}H", "P" if projection else "H"
    parameters = {"kernel": ("I+" + output, columns), "bias": (columns,)}
    options = {"forget_bias": 1.0, "cell_clip": 0.0}
    parts = ["coupled"] if coupled else []
    if peepholes:
        parts.append("peephole")
        seeing = [gate.name for gate in gates if gate.activation == _SIGMOID]
        parameters.update({f"peephole_{name}": ("H",) for name in seeing})
    if projection:
        parts.append("projected")
        parameters["projection"] = ("H", "P")
        options["projection_clip"] = 0.0
    return Cell(
        name="_".join(["lstm", *parts]) if parts else "lstm_clipped",
        parameters=parameters,
        states=("c", "h"),
        gates=gates,
        options=options,
        step=_step,
        equations=LSTM_EQUATIONS,
        widths={"h": output},
        has_pre_activations=False,
    )


#: lstm_clipped, lstm_peephole, lstm_projected, lstm_peephole_projected, and the same with coupled
#: gates: lstm_coupled, …
EXTENDED_LSTMS = tuple(
    _cell(coupled, peepholes, projection)
    for coupled in (False, True)
    for projection in (False, True)
    for peepholes in (False, True)
)
