"""Sums that provably do not round.

If every term is a multiple of a power of two q and Σ|t| ≤ q/u, every partial sum in any order is a
multiple of q below q/u, and so has a representation: no addition rounds. Small integers at a first
step are such sums.
"""

import numpy as np

#: Covers the rounding of M itself, so that the comparison is safe in float64 too.
_MARGIN = 1 + 2.0**-30

#: How many rows of a matrix are looked at first.
_FIRST = 16


def is_exact(precision, row, matrix, terms, pairs, magnitude, inherited):
    """Which sums of ``bounded_sum`` are exact: [..., N, M] booleans, or None if none can be."""
    if pairs or precision.product_unit or precision.extra_terms:
        return None
    unit = max(precision.unit, precision.accumulation)
    # Random weights have no such columns, which their first rows already show.
    absolute = matrix.absolute
    if not matrix.kept("promising", lambda _: _screen(absolute[..., :_FIRST, :], unit).any()):
        return None
    screened = matrix.kept("screened", lambda _: _screen(absolute, unit))
    if not screened.any():
        return None
    columns = matrix.kept("spacing", lambda value: _spacing(value).min(axis=-2, keepdims=True))
    spacing = _spacing(row.value).min(axis=-1, keepdims=True) * columns
    for term in terms:
        spacing = np.minimum(spacing, _spacing(term.value))
    exact = screened & (magnitude * _MARGIN <= spacing / unit) & (spacing >= precision.smallest)
    return exact if inherited is None else exact & (inherited == 0)


def _screen(absolute, unit):
    """Whether a column's weights alone, |w|, leave room for exact sums: all are multiples of one
    power of two, the largest at most 1/u of it. A column of which some rows are not so is not."""
    largest = absolute.max(axis=-2, keepdims=True)
    scale = np.ldexp(1.0, -np.frexp(largest * unit)[1])
    scaled = absolute * scale
    return (np.rint(scaled) == scaled).all(axis=-2, keepdims=True) & (largest < np.inf)


def _spacing(value):
    """The largest power of two that divides each value; infinite for 0."""
    fraction, exponent = np.frexp(value)
    whole = np.ldexp(fraction, 53).astype(np.int64)
    lowest = (whole & -whole).astype(np.float64)
    return np.where(lowest == 0, np.inf, np.ldexp(lowest, exponent - 53))
