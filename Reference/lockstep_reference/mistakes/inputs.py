"""Inputs that were read in another order: each step then has those of another one."""

import numpy as np

from .cells import RECURRENT
from .mistake import Mistake


def _read_batch_major(inputs):
    """[S, T, B, I] whose numbers are taken for those of [S, B, T, I]."""
    cases, steps, batch, width = inputs.shape
    return inputs.reshape(cases, batch, steps, width).swapaxes(1, 2)


def _read_time_major(inputs):
    """Those of [S, B, T, I] whose numbers are taken for those of [S, T, B, I]."""
    return inputs.swapaxes(1, 2).reshape(inputs.shape)


def _late(inputs):
    return np.concatenate((np.zeros_like(inputs[:, :1]), inputs[:, :-1]), axis=1)


def _early(inputs):
    return np.concatenate((inputs[:, 1:], np.zeros_like(inputs[:, :1])), axis=1)


_BATCH = "https://github.com/HHTseng/video-classification/issues/42"
_OFFSET = "an index that is off by one, or that stays"

INPUTS = (
    Mistake(
        "inputs_read_batch_major",
        "the inputs' numbers were read as [B, T, I] and not as [T, B, I], without transposing",
        RECURRENT,
        _BATCH,
        inputs=_read_batch_major,
    ),
    Mistake(
        "inputs_read_time_major",
        "the inputs' numbers, stored as [B, T, I], were read as [T, B, I] without transposing",
        RECURRENT,
        "https://github.com/salesforce/cove/issues/10",
        inputs=_read_time_major,
    ),
    Mistake(
        "inputs_reversed",
        "the inputs were read from the last step to the first",
        RECURRENT,
        "https://github.com/apache/tvm/pull/15261 is about the direction that was not read",
        inputs=lambda inputs: inputs[:, ::-1],
    ),
    Mistake(
        "inputs_late",
        "each step read the inputs of the step before, the first one zeros",
        RECURRENT,
        _OFFSET,
        inputs=_late,
    ),
    Mistake(
        "inputs_early",
        "each step read the inputs of the step after, the last one zeros",
        RECURRENT,
        _OFFSET,
        inputs=_early,
    ),
    Mistake(
        "inputs_not_advanced",
        "every step read the inputs of the first one",
        RECURRENT,
        _OFFSET,
        inputs=lambda inputs: np.broadcast_to(inputs[:, :1], inputs.shape),
    ),
)
