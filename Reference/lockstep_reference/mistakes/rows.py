"""Gate blocks that are stored as rows, as in PyTorch, ONNX and Kaldi, and were not transposed.

The blocks were taken in the right order. What is misread is a matrix whose blocks are in the order
of the rows, which is another mistake than to misread Lockstep's own.
"""

import numpy as np

from .cells import UNCOUPLED
from .matrices import FORGOTTEN, kernels, matrix, read_stored_transposed
from .mistake import Mistake

#: The order of the rows' blocks, and whose it is.
_ROWS = {"ifjo": "PyTorch's", "iofj": "ONNX's", "jifo": "Kaldi's"}

#: What is misread, how it is stored and read, and how that changes weights.
_PARTS = (
    (
        "kernels",
        "both kernels' numbers",
        ("[4H, I] and [4H, H]", "[I, 4H] and [H, 4H]"),
        lambda misread: kernels(misread, misread),
    ),
    (
        "kernel",
        "the numbers of both kernels, side by side",
        ("[4H, I+H]", "[I+H, 4H]"),
        lambda misread: matrix("kernel", misread),
    ),
    (
        "recurrent_kernel",
        "the recurrent kernel's numbers",
        ("[4H, H]", "[H, 4H]"),
        lambda misread: kernels(recurrent=misread),
    ),
    (
        "input_kernel",
        "the input kernel's numbers",
        ("[4H, I]", "[I, 4H]"),
        lambda misread: kernels(inputs=misread),
    ),
)


def _misread(order):
    """[S, K, 4H] stored transposed with its blocks in that order, misread, and put back in order."""
    stored = ["ijfo".index(gate) for gate in order]
    back = np.argsort(stored)

    def blocks(matrix, order):
        parts = np.split(matrix, 4, axis=-1)
        return np.concatenate([parts[index] for index in order], axis=-1)

    return lambda matrix: blocks(read_stored_transposed(blocks(matrix, stored)), back)


def _mistake(order, whose, part, what, shapes, change):
    stored, read = shapes
    return Mistake(
        f"{part}_rows_{order}_not_transposed",
        f"{what}, stored as {stored} with the rows' blocks in {whose} order "
        f"{', '.join(order)}, were read as {read} without transposing",
        UNCOUPLED,
        FORGOTTEN,
        weights=change(_misread(order)),
    )


ROWS = tuple(_mistake(order, whose, *part) for order, whose in _ROWS.items() for part in _PARTS)
