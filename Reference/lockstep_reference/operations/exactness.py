"""Sums that provably do not round.

If every term is a multiple of a power of two q and Σ|t| ≤ q/u, every partial sum in any order is a
multiple of q below q/u, and so has a representation: no addition rounds. Small integers at a first
step are such sums.
"""

import numpy as np

#: Covers the rounding of M itself, so that the comparison is safe in float64 too.
_MARGIN = 1 + 2.0**-30

#: How many rows of a matrix are looked at first.
_FIRST = 8


def is_exact(precision, row, matrix, terms, pairs, magnitude, inherited):
    """Which sums of ``bounded_sum`` are exact: [..., N, M] booleans, or None if none can be."""
    if pairs or precision.product_unit or precision.extra_terms:
        return None
    unit = max(precision.unit, precision.accumulation)
    columns = matrix.kept("columns", lambda _: _column_spacing(matrix.absolute, unit))
    if columns is None:
        return None
    spacing = _spacing(row.value).min(axis=-1, keepdims=True) * columns
    for term in terms:
        spacing = np.minimum(spacing, _spacing(term.value))
    exact = (magnitude * _MARGIN <= spacing / unit) & (spacing >= precision.smallest)
    return exact if inherited is None else exact & (inherited == 0)


def _column_spacing(absolute, unit):
    """The largest power of two that divides each column of |w|, [..., 1, M], infinite for zeros; 0
    where the weights alone leave no room for exact sums. None if all are 0."""
    columns = absolute.swapaxes(-1, -2)
    some = ...
    if columns.shape[-1] > _FIRST:
        # Of random weights the first rows leave few columns.
        some = np.nonzero(_scaled(columns[..., :_FIRST], unit)[0])
        if not some[0].size:
            return None
    whole, scaled, exponent = _scaled(columns[some], unit)
    if not whole.any():
        return None
    lowest = _lowest_bit(np.bitwise_or.reduce(scaled.astype(np.int64), axis=-1))
    divisor = np.where(lowest == 0, np.inf, np.ldexp(lowest, -exponent))
    spacing = np.zeros((*absolute.shape[:-2], 1, absolute.shape[-1]))
    spacing[..., 0, :][some] = np.where(whole, divisor, 0.0)
    return spacing


def _scaled(columns, unit):
    """Whether all weights of a column, [..., K], are multiples of one power of two, the largest at
    most 1/u of it; the weights in units of that, and its negative exponent."""
    largest = columns.max(axis=-1)
    exponent = np.minimum(-np.frexp(largest * unit)[1], 1023)
    scaled = columns * np.ldexp(1.0, exponent)[..., None]
    return (np.rint(scaled) == scaled).all(axis=-1) & (largest < np.inf), scaled, exponent


def _spacing(value):
    """The largest power of two that divides each value; infinite for 0."""
    fraction, exponent = np.frexp(value)
    lowest = _lowest_bit(np.ldexp(fraction, 53).astype(np.int64))
    return np.where(lowest == 0, np.inf, np.ldexp(lowest, exponent - 53))


def _lowest_bit(whole):
    return (whole & -whole).astype(np.float64)
