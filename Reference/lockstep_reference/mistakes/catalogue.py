"""The catalogue. A new mistake is one entry here."""

import numpy as np

from ..operations import PlainOperations
from .mistake import Mistake


def _without_forget_bias(options):
    return {**options, "forget_bias": np.zeros_like(options["forget_bias"])}


def _without_bias(cell, weights):
    return {
        name: np.zeros_like(array) if name.endswith("bias") else array
        for name, array in weights.items()
    }


def _gates_in_order(order):
    """Weights whose column blocks are taken for others: block ``order[n]`` stands in place n."""

    def reordered(cell, weights):
        count = len(cell.gates)

        def blocks(array):
            parts = np.split(array, count, axis=-1)
            return np.concatenate([parts[index] for index in order], axis=-1)

        return {name: blocks(array) for name, array in weights.items()}

    return reordered


def _rounded_to_float16(state):
    return {name: array.astype(np.float16).astype(array.dtype) for name, array in state.items()}


class _PadeTanh(PlainOperations):
    """tanh(x) ≈ x(27 + x²)/(27 + 9x²), cut to [−1, 1]."""

    def __init__(self, ops):
        super().__init__(ops.dtype)

    def tanh(self, x):
        square = x * x
        return np.clip(x * (27 + square) / (27 + 9 * square), -1, 1).astype(self.dtype)


_LSTM = ("lstm", "lstm_two_biases")
_ANY = (*_LSTM, "rnn", "rnn_two_biases")

#: name → Mistake
MISTAKES = {
    mistake.name: mistake
    for mistake in (
        Mistake(
            "forget_bias_missing",
            "the forget bias, which no file mentions, was not added to the forget gate",
            _LSTM,
            options=_without_forget_bias,
        ),
        Mistake(
            "gates_swapped_i_j",
            "the column blocks of input gate and candidate were exchanged: j, i, f, o",
            _LSTM,
            weights=_gates_in_order((1, 0, 2, 3)),
        ),
        Mistake("bias_missing", "the bias was never added", _ANY, weights=_without_bias),
        Mistake(
            "state_float16",
            "the state was rounded to float16 between the steps",
            _ANY,
            state=_rounded_to_float16,
        ),
        Mistake(
            "tanh_pade",
            "tanh was replaced by its Padé approximant x(27 + x²)/(27 + 9x²)",
            _ANY,
            operations=_PadeTanh,
        ),
    )
}


def mistake_for(cell, name):
    """The mistake of that name.

    Raises:
        ValueError: if there is none, or the cell leaves no room for it.
    """
    if name not in MISTAKES:
        raise ValueError(f"there is no mistake {name!r}; known are {', '.join(MISTAKES)}")
    if cell.name not in MISTAKES[name].cells:
        raise ValueError(f"the mistake {name} cannot be made in the cell {cell.name}")
    return MISTAKES[name]
