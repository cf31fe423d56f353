"""Clipping to ±limit, which rounds nothing."""

import numpy as np

from ..bounded import Bounded


def apply(x, limit):
    """clip(x, ±limit) as a pair: max(f(x + e) − f(x), f(x) − f(x − e)). NaN stays; a limit of 0 is
    none."""
    if not (limit > 0).any():
        return x
    limit = np.where(limit > 0, limit, np.inf)
    value = np.clip(x.value, -limit, limit)
    if x.error is None:
        return Bounded(value)
    # An infinity that is not clipped, and NaN, keep what is known of them; where that is nothing, an
    # infinite error may stand beside a value that is none.
    known = np.isfinite(x.error) & np.isfinite(value)
    above, below = x.value + x.error, x.value - x.error
    error = np.maximum(np.clip(above, -limit, limit) - value, value - np.clip(below, -limit, limit))
    # The differences themselves round, by less than this; and no error grows.
    error = np.minimum(error * (1 + 2.0**-50) + np.abs(value) * 2.0**-52, x.error)
    return Bounded(value, np.where(known, error, x.error), _inside(x, limit))


def _inside(x, limit):
    """The slopes: those of x where it is not clipped, and not so uncertain that all may be."""
    if not x.slopes:
        return None
    inside = (np.abs(x.value) < limit) & (x.error <= limit)
    return {name: np.where(inside, slope, 0.0) for name, slope in x.slopes.items()}
