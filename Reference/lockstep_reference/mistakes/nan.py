"""NaN that were swallowed."""

import numpy as np

from .cells import CLIPPED, LSTM, RECURRENT
from .mistake import Mistake


def _inputs_zeroed(step):
    def mistaken(ops, weights, x, state, options):
        return step(ops, weights, ops.without_nan(x, 0.0), state, options)

    return mistaken


class _StatesZeroed:
    def emit(self, name, value):
        seen = super().emit(name, value)
        if name in "ch":
            self.observed[name] = self.without_nan(value, 0.0)
        return seen


class _Clamped:
    def sigmoid(self, x):
        return self.without_nan(super().sigmoid(x), 1.0)

    def one_minus_sigmoid(self, x):
        return self.without_nan(super().one_minus_sigmoid(x), 0.0)

    def tanh(self, x):
        return self.without_nan(super().tanh(x), 1.0)


class _Clipped:
    def clip(self, x, limit):
        return self.without_nan(super().clip(x, limit), np.where(limit > 0, limit, np.nan))


_CLAMP = "https://github.com/tracel-ai/burn/issues/5609"

NAN = (
    Mistake(
        "nan_inputs_zeroed",
        "0 was read for inputs that are NaN",
        RECURRENT,
        "https://github.com/apache/mxnet/issues/11115",
        step=_inputs_zeroed,
    ),
    Mistake(
        "nan_states_zeroed",
        "states that were NaN became 0",
        LSTM,
        "https://github.com/apache/mxnet/issues/11115",
        operations=(_StatesZeroed,),
        initial=lambda states: {
            name: np.where(np.isnan(a), a.dtype.type(0), a) for name, a in states.items()
        },
    ),
    Mistake(
        "nan_activations_clamped",
        "σ and tanh of NaN were 1, as arguments are that are cut by fmin and fmax",
        RECURRENT,
        "https://github.com/apache/tvm/issues/19579",
        operations=(_Clamped,),
    ),
    Mistake(
        "nan_clipped",
        "clips made their limit of NaN",
        CLIPPED,
        _CLAMP,
        operations=(_Clipped,),
    ),
)
