"""Functions and formats that were replaced by others."""

import numpy as np

from .cells import RECURRENT
from .functions import PADE_TANH, TO_FLOAT16
from .mistake import Mistake


class _PadeTanh:
    def tanh(self, x):
        return self.apply(PADE_TANH, x)


def _states_through(function):
    """States that are stored through a function; the step itself goes on from what it computed."""

    class Stored:
        def emit(self, name, value):
            seen = super().emit(name, value)
            if name in "ch":
                self.observed[name] = self.apply(function, value)
            return seen

    return {
        "operations": (Stored,),
        "initial": lambda states: {
            name: np.asarray(function.values(a), a.dtype) for name, a in states.items()
        },
    }


ARITHMETIC = (
    Mistake(
        "state_float16",
        "the state was rounded to float16 between the steps",
        RECURRENT,
        **_states_through(TO_FLOAT16),
    ),
    Mistake(
        "tanh_pade",
        "tanh was replaced by its Padé approximant x(27 + x²)/(27 + 9x²)",
        RECURRENT,
        operations=(_PadeTanh,),
    ),
)
