"""Clipping to ±limit, which rounds nothing, but may flush."""

import numpy as np

from ..bounded import Bounded


def apply(x, limit, smallest):
    """clip(x, ±limit) as a pair: max(f(x + e) − f(x), f(x) − f(x − e)), and at least |f(x)| where
    0 < limit < η, since the limit may be read as 0, and what comes out be flushed. NaN stays; a limit
    of 0 is none."""
    if not (limit > 0).any():
        return x
    limit = np.where(limit > 0, limit, np.inf)
    value = np.clip(x.value, -limit, limit)
    # Of a greater limit nothing is added: what is flushed at last need not have been before, and x̂ + e
    # has an η for that; see CONTRIBUTING.md.
    flushed = np.where((limit < smallest) & ~np.isnan(value), np.abs(value), 0.0)
    if x.error is None:
        return Bounded(value, flushed if flushed.any() else None)
    # An infinity that is not clipped, and NaN, keep what is known of them; where that is nothing, an
    # infinite error may stand beside a value that is none.
    known = np.isfinite(x.error) & np.isfinite(value)
    above, below = x.value + x.error, x.value - x.error
    error = np.maximum(np.clip(above, -limit, limit) - value, value - np.clip(below, -limit, limit))
    # The differences themselves round, by less than this; and no error grows.
    error = np.minimum(error * (1 + 2.0**-50) + np.abs(value) * 2.0**-52, x.error)
    error = np.maximum(np.where(known, error, x.error), flushed)
    return Bounded(value, error, _inside(x, limit))


def _inside(x, limit):
    """The slopes: those of x where it is not clipped, and not so uncertain that all may be."""
    if not x.slopes:
        return None
    inside = (np.abs(x.value) < limit) & (x.error <= limit)
    return {name: np.where(inside, slope, 0.0) for name, slope in x.slopes.items()}
