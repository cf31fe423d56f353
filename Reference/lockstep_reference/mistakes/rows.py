"""Gate blocks that are stored as rows, as in PyTorch, ONNX and Kaldi, and were not transposed.

The blocks were taken in the right order. What is misread is a matrix whose blocks are in the order
of the rows, which is another mistake than to misread Lockstep's own.
"""

import numpy as np

from .cells import UNCOUPLED
from .layouts import in_order
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
        kernels(read_stored_transposed, read_stored_transposed),
    ),
    (
        "kernel",
        "the numbers of both kernels, side by side",
        ("[4H, I+H]", "[I+H, 4H]"),
        matrix("kernel", read_stored_transposed),
    ),
    (
        "recurrent_kernel",
        "the recurrent kernel's numbers",
        ("[4H, H]", "[H, 4H]"),
        kernels(recurrent=read_stored_transposed),
    ),
    (
        "input_kernel",
        "the input kernel's numbers",
        ("[4H, I]", "[I, 4H]"),
        kernels(inputs=read_stored_transposed),
    ),
)


def _misread(order, change):
    """Weights: the kernel, its blocks stored in that order, is misread and put back in order."""
    stored = ["ijfo".index(gate) for gate in order]
    to_rows = in_order(stored, ("kernel",))
    back = in_order(np.argsort(stored), ("kernel",))

    def changed(cell, weights):
        return back(cell, change(cell, to_rows(cell, weights)))

    return changed


def _mistake(order, whose, part, what, shapes, change):
    stored, read = shapes
    return Mistake(
        f"{part}_rows_{order}_not_transposed",
        f"{what}, stored as {stored} with the rows' blocks in {whose} order "
        f"{', '.join(order)}, were read as {read} without transposing",
        UNCOUPLED,
        FORGOTTEN,
        weights=_misread(order, change),
    )


ROWS = tuple(_mistake(order, whose, *part) for order, whose in _ROWS.items() for part in _PARTS)
