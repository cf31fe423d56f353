"""Biases that were added wrongly: what no file mentions, and what nobody added."""

import numpy as np

from .cells import LSTM, RECURRENT, TWO_BIASES
from .mistake import Mistake


def _forget_bias(change):
    """Options with another forget bias."""

    def changed(options):
        return {**options, "forget_bias": change(np.asarray(options["forget_bias"]))}

    return changed


def _times(factor, *names):
    """Weights whose biases, all of them or some, are multiplied by a power of two or 0."""

    def changed(cell, weights):
        return {
            name: array * array.dtype.type(factor)
            if name in names or not names and name.endswith("bias")
            else array
            for name, array in weights.items()
        }

    return changed


BIASES = (
    Mistake(
        "forget_bias_missing",
        "the forget bias, which no file mentions, was not added to the forget gate",
        LSTM,
        options=_forget_bias(np.zeros_like),
    ),
    Mistake(
        "forget_bias_always_1",
        "a forget bias of 1 was added to weights that are used with another, as PyTorch's and "
        "Keras's are",
        LSTM,
        options=_forget_bias(np.ones_like),
    ),
    Mistake("bias_missing", "the bias was never added", RECURRENT, weights=_times(0)),
    Mistake(
        "recurrent_bias_missing",
        "of the two biases only that of the inputs was added",
        TWO_BIASES,
        weights=_times(0, "recurrent_bias"),
    ),
)
