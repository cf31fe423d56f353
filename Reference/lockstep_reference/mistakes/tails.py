"""What a vector loop left over."""

import numpy as np

from .cells import RECURRENT
from .matrices import kernels, matrix
from .mistake import Mistake


def _without_tail(lanes):
    """A matrix without the last rows that do not fill a vector."""

    def cut(array):
        rows = array.shape[1]
        kept = np.arange(rows) < rows - rows % lanes
        return np.where(kept[:, None], array, array.dtype.type(0))

    return cut


def _tail_left(lanes):
    """A step after which the last units, which do not fill a vector, are as they were."""

    def changed(step):
        def mistaken(ops, weights, x, state, options):
            after = step(ops, weights, x, state, options)
            for name, before in state.items():
                done = before.shape[-1] - before.shape[-1] % lanes
                parts = ops.observed[name][..., :done], before[..., done:]
                after[name] = ops.observed[name] = ops.concatenate(*parts)
            return after

        return mistaken

    return changed


_TAIL = "https://github.com/microsoft/Azure-Kinect-Sensor-SDK/pull/1177"

TAILS = (
    Mistake(
        "sum_tail_4_missing",
        "the last (I + H) mod 4 products of each sum were left out",
        RECURRENT,
        _TAIL,
        weights=matrix("kernel", _without_tail(4)),
    ),
    Mistake(
        "sum_tail_8_missing",
        "the last (I + H) mod 8 products of each sum were left out",
        RECURRENT,
        _TAIL,
        weights=matrix("kernel", _without_tail(8)),
    ),
    Mistake(
        "sum_tails_8_missing",
        "the last I mod 8 products with the inputs and H mod 8 with h were left out",
        RECURRENT,
        _TAIL,
        weights=kernels(_without_tail(8), _without_tail(8)),
    ),
    Mistake(
        "sum_tails_4_missing",
        "the last I mod 4 products with the inputs and H mod 4 with h were left out",
        RECURRENT,
        _TAIL,
        weights=kernels(_without_tail(4), _without_tail(4)),
    ),
    *(
        Mistake(
            f"{what}_sum_tail_{lanes}_missing",
            f"the last {size} mod {lanes} products with {operand} were left out",
            RECURRENT,
            _TAIL,
            weights=kernels(**{part: _without_tail(lanes)}),
        )
        for lanes in (4, 8)
        for what, part, size, operand in (
            ("input", "inputs", "I", "the inputs"),
            ("recurrent", "recurrent", "H", "h"),
        )
    ),
    Mistake(
        "unit_tail_4_missing",
        "the last H mod 4 units kept the state of the step before",
        RECURRENT,
        "https://github.com/dotnet/docs/issues/21609",
        step=_tail_left(4),
    ),
    Mistake(
        "unit_tail_8_missing",
        "the last H mod 8 units kept the state of the step before",
        RECURRENT,
        "https://github.com/dotnet/docs/issues/21609",
        step=_tail_left(8),
    ),
)
