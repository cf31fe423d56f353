"""States that were initialised, kept or handed on wrongly."""

from .cells import RECURRENT
from .mistake import Mistake


def _initial(initial, last):
    return initial


STATES = (
    Mistake(
        "state_not_carried",
        "each step started from the initial state, not from that of the step before",
        RECURRENT,
        before=_initial,
    ),
    Mistake(
        "state_not_reset",
        "each row of the batch went on from the last state of the row before",
        RECURRENT,
        unrolled=True,
    ),
)
