"""Column blocks that were read in another order than they are stored in."""

from itertools import permutations

import numpy as np

from .cells import COUPLED, LSTM, UNCOUPLED
from .mistake import Mistake

_BLOCKS = ("kernel", "bias", "recurrent_bias")


def in_order(order, names=_BLOCKS):
    """Weights whose column blocks are taken for others: block ``order[n]`` stands in place n."""

    def reordered(cell, weights):
        def blocks(array):
            parts = np.split(array, len(order), axis=-1)
            return np.concatenate([parts[index] for index in order], axis=-1)

        return {name: blocks(a) if name in names else a for name, a in weights.items()}

    return reordered


def _listed(names):
    return ", ".join(names)


#: The orders of i, j, f, o that frameworks really have, and where they met each other.
_REAL_ORDERS = {
    "ifjo": "https://github.com/tensorflow/tensorflow/issues/29622",
    "iofj": "https://github.com/CrispStrobe/CrispASR/pull/106",
    "jifo": "Kaldi's LstmProjected has g, i, f, o",
    "ifoj": "https://github.com/apple/coremltools/pull/93",
    "fijo": "https://github.com/NervanaSystems/ngraph/pull/3733 converts from f, i, c, o",
    "ijof": "https://github.com/NervanaSystems/ngraph/pull/3733 converts from i, c, o, f",
}


def _exchanged(names, canonical):
    """Which gate got whose weights: that is the same in every layout, an order of blocks is not."""
    # Taken in the order names, block n, which holds canonical[n], is used for names[n].
    used = [(gate, canonical[names.index(gate)]) for gate in canonical]
    (gate, other), *rest = [pair for pair in used if pair[0] != pair[1]]
    phrases = [f"{gate} was computed with the weights of {other}"]
    phrases += [f"{gate} with those of {other}" for gate, other in rest]
    return ", ".join(phrases[:-1]) + (", and " if phrases[2:] else " and ") + phrases[-1]


def _gate_order(names, canonical, cells, source):
    return Mistake(
        "gates_" + names,
        f"{_exchanged(names, canonical)}, that is, the column blocks {_listed(canonical)} of "
        f"Lockstep's layout were taken in the order {_listed(names)}",
        cells,
        source,
        weights=in_order([names.index(name) for name in canonical]),
    )


def _gate_orders():
    others = ("".join("ijfo"[index] for index in order) for order in permutations(range(4)))
    source = "an order is one of 24, and no file names its own"
    orders = {**_REAL_ORDERS, **{n: source for n in others if n not in _REAL_ORDERS}}
    return [_gate_order(n, "ijfo", UNCOUPLED, s) for n, s in orders.items() if n != "ijfo"]


GATE_ORDERS = tuple(_gate_orders())

#: How many of GATE_ORDERS, the first ones, a framework has.
REAL_GATE_ORDERS = len(_REAL_ORDERS)

_COUPLED_ORDERS = tuple(
    _gate_order(
        names,
        "jfo",
        COUPLED,
        "TensorFlow Lite has i, f, c, o without i, CoupledInputForgetGateLSTMCell j, f, o",
    )
    for names in ("fjo", "ofj", "foj", "jof", "ojf")
)


def _interleaved(order, inverse, names=_BLOCKS):
    """Weights with blocks that were taken for interleaved columns, or the other way round."""

    def changed(cell, weights):
        blocks = [cell.blocks.index(name) for name in order or cell.blocks]

        def columns(array):
            count = len(blocks)
            units = array.shape[-1] // count
            numbers = np.arange(count * units)
            if inverse:
                # Column u·4 + g of what was stored is gate order[g] of unit u.
                stored = numbers.reshape(count, units)[blocks].T.ravel()
                return array[..., stored]
            places = np.empty_like(numbers).reshape(count, units)
            places[blocks] = numbers.reshape(units, count).T
            return array[..., places.ravel()]

        return {name: columns(a) if name in names else a for name, a in weights.items()}

    return changed


def _interleavings(order, cells, source):
    suffix = "_" + order if order else ""
    unit = "the columns of one unit side by side"
    unit += ", in the order " + _listed(order) if order else ""
    return (
        Mistake(
            "gates_interleaved" + suffix,
            f"the column blocks were taken for interleaved columns, {unit}",
            cells,
            source,
            weights=_interleaved(order, inverse=False),
        ),
        Mistake(
            "gates_deinterleaved" + suffix,
            f"interleaved columns, {unit}, were taken for blocks",
            cells,
            source,
            weights=_interleaved(order, inverse=True),
        ),
    )


_PACKED = "kernels that compute all gates of a unit at once pack their columns so"


def _bias_order(names):
    return Mistake(
        "bias_gates_" + names,
        f"the kernel's blocks were put in order, the bias was left in the order {_listed(names)}",
        UNCOUPLED,
        "https://github.com/keras-team/keras/issues/10179 converts kernel and bias one by one",
        weights=in_order(["ijfo".index(name) for name in names], _BIASES),
    )


_BIASES = ("bias", "recurrent_bias")
_KEPT = "kernel and bias are laid out one by one, and one of them is forgotten"

LAYOUTS = (
    *_COUPLED_ORDERS,
    *_interleavings("", LSTM, _PACKED),
    *_interleavings("ifjo", UNCOUPLED, _PACKED + "; Keras's and PyTorch's order"),
    *_interleavings("iofj", UNCOUPLED, _PACKED + "; ONNX's order"),
    *_interleavings("jifo", UNCOUPLED, _PACKED + "; Kaldi's order"),
    Mistake(
        "bias_interleaved",
        "the bias's blocks were taken for interleaved numbers, those of one unit side by side",
        LSTM,
        _KEPT,
        weights=_interleaved("", False, _BIASES),
    ),
    Mistake(
        "bias_deinterleaved",
        "the bias's interleaved numbers, those of one unit side by side, were taken for blocks",
        LSTM,
        _KEPT,
        weights=_interleaved("", True, _BIASES),
    ),
    *map(_bias_order, ("ifjo", "iofj", "jifo", "ifoj")),
)
