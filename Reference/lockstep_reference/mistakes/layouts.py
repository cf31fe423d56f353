"""Weights that were read in another layout than they are stored in."""

from itertools import permutations

import numpy as np

from .cells import RECURRENT, UNCOUPLED
from .mistake import Mistake


def _blocks_in_order(order):
    """Weights whose column blocks are taken for others: block ``order[n]`` stands in place n."""

    def reordered(cell, weights):
        def blocks(array):
            parts = np.split(array, len(order), axis=-1)
            return np.concatenate([parts[index] for index in order], axis=-1)

        return {name: blocks(a) if _has_blocks(name) else a for name, a in weights.items()}

    return reordered


def _has_blocks(name):
    return name in ("kernel", "bias", "recurrent_bias")


def _transposed(cell, weights):
    kernel = weights["kernel"]
    cases, rows, columns = kernel.shape
    return {**weights, "kernel": kernel.reshape(cases, columns, rows).swapaxes(1, 2)}


#: The orders of i, j, f, o that frameworks really have, the others after them.
_REAL_ORDERS = ("ifjo", "iofj", "jifo", "ijof", "ojif", "fijo")


def _orders():
    real = [tuple("ijfo".index(name) for name in order) for order in _REAL_ORDERS]
    others = [order for order in permutations(range(4)) if order not in real]
    return [order for order in (*real, *others) if order != (0, 1, 2, 3)]


def _gate_order(order):
    names = ["ijfo"[index] for index in order]
    return Mistake(
        "gates_" + "".join(names),
        "the column blocks were taken in the order " + ", ".join(names) + " and not i, j, f, o",
        UNCOUPLED,
        weights=_blocks_in_order(order),
    )


GATE_ORDERS = tuple(_gate_order(order) for order in _orders())

LAYOUTS = (
    *GATE_ORDERS,
    Mistake(
        "kernel_transposed",
        "the kernel's numbers were read as [4H, I+H] and not as [I+H, 4H], without transposing",
        RECURRENT,
        weights=_transposed,
    ),
)
