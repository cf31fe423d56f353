"""Functions that a port has in the place of others: known by their values alone."""

from typing import Callable, NamedTuple

import numpy as np

from ..bounded import Bounded
from . import nonfinite


class Function(NamedTuple):
    """A function that nowhere decreases.

    Attributes:
        values: x → f(x), an array of x's dtype.
        computed: whether f(x) is computed, with roundings; else it is exact, as a rounding itself is.
    """

    values: Callable
    computed: bool = True


def apply(function, x, precision, finite):
    """f(x) as a pair: max(f(x + e) − f(x), f(x) − f(x − e)), and κ·max(1, |f|) + η where it is
    computed. Slopes are not followed."""
    value = np.asarray(function.values(x.value), np.float64)
    reach = 0.0 if x.error is None else x.error
    # x ± e round themselves, by less than this: a step must not be missed.
    reach = np.where(reach > 0, reach * (1 + 2.0**-50) + np.abs(x.value) * 2.0**-52, 0.0)
    above, below = function.values(x.value + reach), function.values(x.value - reach)
    error = np.maximum(above - value, value - below)
    if function.computed:
        error += precision.kappa * np.maximum(1, np.abs(value) + error) + precision.smallest
    if finite and np.isfinite(value).all():
        return Bounded(value, error)
    decided = np.where(above == below, 0.0, np.inf)
    error = np.where(np.isfinite(value), np.nan_to_num(error, nan=np.inf), decided)
    return nonfinite.activated(x, Bounded(value, error))
