"""States that were initialised, kept or handed on wrongly."""

import numpy as np

from .cells import LSTM, RECURRENT, UNPROJECTED_LSTM
from .mistake import Mistake


def _initial(initial, last):
    return initial


def _not_carried(name):
    def before(initial, last):
        return {**last, name: initial[name]}

    return before


def _zeros(*names):
    """Initial states of which some, or all, are 0."""

    def changed(initial):
        return {
            name: np.zeros_like(a) if name in names or not names else a
            for name, a in initial.items()
        }

    return changed


def _exchanged(states):
    return {"c": states["h"], "h": states["c"]}


def _returned_exchanged(step):
    def mistaken(ops, weights, x, state, options):
        after = _exchanged(step(ops, weights, x, state, options))
        ops.observed.update(_exchanged(ops.observed))
        return after

    return mistaken


def _of_first_row(initial):
    return {name: np.broadcast_to(a[:, :1], a.shape) for name, a in initial.items()}


_ORDER = "https://github.com/microsoft/nni/pull/2842"
_LOST = "https://github.com/HiroIshida/mohou/pull/107"

STATES = (
    Mistake(
        "state_not_carried",
        "each step started from the initial state, not from that of the step before",
        RECURRENT,
        _LOST,
        before=_initial,
    ),
    Mistake(
        "state_not_reset",
        "each row of the batch went on from the last state of the row before",
        RECURRENT,
        "https://github.com/keras-team/keras/issues/7212",
        unrolled=True,
    ),
    Mistake(
        "initial_state_ignored",
        "the initial state was taken for zeros",
        RECURRENT,
        "https://github.com/pytorch/pytorch/pull/22813",
        initial=_zeros(),
    ),
    Mistake(
        "initial_h_ignored",
        "the initial h was taken for zeros, the initial c was not",
        LSTM,
        "https://github.com/onnx/onnx-tensorflow/issues/408 has one of the two alone",
        initial=_zeros("h"),
    ),
    Mistake(
        "initial_c_ignored",
        "the initial c was taken for zeros, the initial h was not",
        LSTM,
        "https://github.com/onnx/onnx-tensorflow/issues/408 has one of the two alone",
        initial=_zeros("c"),
    ),
    Mistake(
        "initial_states_exchanged",
        "the initial c and h were exchanged",
        UNPROJECTED_LSTM,
        "https://github.com/asyml/texar-pytorch/issues/198: (h, c) here, (c, h) there",
        initial=_exchanged,
    ),
    Mistake(
        "states_exchanged",
        "c and h were exchanged before each step",
        UNPROJECTED_LSTM,
        _ORDER,
        before=lambda initial, last: _exchanged(last),
    ),
    Mistake(
        "returned_states_exchanged",
        "c and h were exchanged where a step returns them",
        UNPROJECTED_LSTM,
        _ORDER,
        # The first step starts from what it was given: exchanged twice.
        initial=_exchanged,
        before=lambda initial, last: _exchanged(last),
        step=_returned_exchanged,
    ),
    Mistake(
        "h_not_carried",
        "each step started from the initial h, and only c was carried",
        LSTM,
        _LOST,
        before=_not_carried("h"),
    ),
    Mistake(
        "c_not_carried",
        "each step started from the initial c, and only h was carried",
        LSTM,
        "Keras's outputs are h alone, which is mistaken for the whole state",
        before=_not_carried("c"),
    ),
    Mistake(
        "initial_state_of_first_row",
        "each row of the batch started from the initial state of the first row",
        RECURRENT,
        "a state [H] broadcasts over a batch as well as [B, H] is added to it",
        initial=_of_first_row,
    ),
)
