"""Equations of c and h that were written down wrongly."""

import numpy as np

from .cells import COUPLED, LSTM, UNCOUPLED
from .mistake import Mistake


def _replaced(**equations):
    """Other equations in the place of some."""

    def changed(own):
        return own._replace(**equations)

    return changed


def _forgotten(ops, c, i, j, f):
    return ops.add(c, ops.multiply(i, j))


def _inverted(cell, weights):
    """Weights with those of f negated, as σ(−z) = 1 − σ(z)."""
    block = cell.gates.index(next(gate for gate in cell.gates if gate.name == "f"))

    def negated(name, array):
        if name == "peephole_f":
            return -array
        if name.startswith("peephole") or name == "projection":
            return array
        blocks = np.split(array, len(cell.gates), axis=-1)
        blocks[block] = -blocks[block]
        return np.concatenate(blocks, axis=-1)

    return {name: negated(name, array) for name, array in weights.items()}


_CIFG = "TensorFlow Lite's LSTM without a block i has i = 1 − f, ONNX's input_forget f = 1 − i"

STRUCTURE = (
    Mistake(
        "h_from_old_c",
        "h was computed from the c of the step before",
        LSTM,
        "https://github.com/MartinuzziFrancesco/RecurrentLayers.jl/issues/130",
        equations=_replaced(
            hidden=lambda ops, c, o, before: ops.multiply(ops.tanh(before), o)
        ),
    ),
    Mistake(
        "forget_gate_ignored",
        "c was kept as a whole: c + i·j and not c·f + i·j",
        LSTM,
        "Hochreiter and Schmidhuber's LSTM of 1997 has no forget gate",
        equations=_replaced(memory=_forgotten),
    ),
    Mistake(
        "forget_gate_inverted",
        "1 − f was taken for f",
        LSTM,
        _CIFG,
        options=lambda options: {**options, "forget_bias": -np.asarray(options["forget_bias"])},
        weights=_inverted,
    ),
    Mistake(
        "input_gate_ignored",
        "j was added as a whole: c·f + j and not c·f + i·j",
        LSTM,
        _CIFG,
        equations=_replaced(memory=lambda ops, c, i, j, f: ops.add(ops.multiply(c, f), j)),
    ),
    Mistake(
        "input_gate_coupled",
        "1 − f was taken for i",
        UNCOUPLED,
        _CIFG,
        equations=_replaced(
            memory=lambda ops, c, i, j, f: ops.add(
                ops.multiply(c, f), ops.multiply(ops.one_minus(f), j)
            )
        ),
    ),
    Mistake(
        "forget_gate_coupled",
        "1 − i was taken for f",
        UNCOUPLED,
        _CIFG,
        equations=_replaced(
            memory=lambda ops, c, i, j, f: ops.add(
                ops.multiply(c, ops.one_minus(i)), ops.multiply(i, j)
            )
        ),
    ),
    Mistake(
        "input_and_forget_gate_exchanged",
        "c was c·i + f·j and not c·f + i·j",
        UNCOUPLED,
        "both gates are logistic and [B, H], and no shape tells them apart",
        equations=_replaced(
            memory=lambda ops, c, i, j, f: ops.add(ops.multiply(c, i), ops.multiply(f, j))
        ),
    ),
    Mistake(
        "input_gate_as_forget_gate",
        "f was taken for i, which is 1 − f",
        COUPLED,
        _CIFG,
        equations=_replaced(
            memory=lambda ops, c, i, j, f: ops.add(ops.multiply(c, f), ops.multiply(f, j))
        ),
    ),
    Mistake(
        "output_gate_ignored",
        "h was tanh(c) and not tanh(c)·o",
        LSTM,
        "https://github.com/microsoft/nni/issues/2839 hands on c for h",
        equations=_replaced(hidden=lambda ops, c, o, before: ops.tanh(c)),
    ),
)
