"""Infinities and NaN, classified before any arithmetic.

A value is *decided* if every conforming implementation must give an infinity of that sign, or a
NaN: it then stands in ``value`` with error 0. Where implementations may differ the error is
infinite: the element is unverifiable. Decided are: a NaN operand; an infinity in a sum (both signs
give NaN); infinity times a factor that is surely not zero. Undecided are 0·∞ and 0·NaN (a kernel
may skip zeros), and a sum whose finite terms could overflow in some order.
"""

from typing import NamedTuple

import numpy as np

from ..bounded import Bounded


class SumClasses(NamedTuple):
    """How many terms of each sum are +∞, −∞, NaN or undecided; [..., N, M] each."""

    plus: np.ndarray
    minus: np.ndarray
    nan: np.ndarray
    undecided: np.ndarray

    def laid_over(self, result):
        """The finite part's result with the decided and undecided elements put over it."""
        plus, minus = self.plus > 0, self.minus > 0
        overflow = ~np.isfinite(result.error)
        nan = (self.nan > 0) | (plus & minus & ~overflow)
        undecided = ((self.undecided > 0) | (overflow & (plus | minus))) & ~nan
        value = np.where(plus, np.inf, np.where(minus, -np.inf, result.value))
        decided = nan | plus | minus
        result.value = np.where(nan | undecided, np.nan, value)
        result.error = np.where(undecided, np.inf, np.where(decided, 0.0, result.error))
        touched = decided | undecided
        result.gaps = tuple(np.where(touched, 0.0, gap) for gap in result.gaps)
        result.undecided = True
        return result


def without(operand):
    """The operand with zeros in place of infinities and NaN."""
    finite = np.isfinite(operand.value)
    if finite.all():
        return operand
    error = operand.error
    return Bounded(
        np.where(finite, operand.value, 0.0),
        None if error is None else np.where(finite, error, 0.0),
    )


def classify_sum(row, matrix, terms, pairs, precision):
    """The classes of the terms of ``bounded_sum``."""
    left, right = _indicators(row, precision), _indicators(matrix, precision)
    counts = [
        np.matmul(left.plus, right.positive)
        + np.matmul(left.minus, right.negative)
        + np.matmul(left.positive_finite, right.plus)
        + np.matmul(left.negative_finite, right.minus),
        np.matmul(left.plus, right.negative)
        + np.matmul(left.minus, right.positive)
        + np.matmul(left.positive_finite, right.minus)
        + np.matmul(left.negative_finite, right.plus),
        np.matmul(left.nan, right.present) + np.matmul(left.present_number, right.nan),
        np.matmul(left.special, right.vanishing)
        + np.matmul(left.vanishing, right.special)
        + np.matmul(left.lost, right.any)
        + np.matmul(left.any, right.lost),
    ]
    for term in terms:
        counts[0] = counts[0] + (term.value == np.inf)
        counts[1] = counts[1] + (term.value == -np.inf)
        counts[2] = counts[2] + (np.isnan(term.value) & ~_is_undecided(term))
        counts[3] = counts[3] + _is_undecided(term)
    for pair in pairs:
        one, two = (_indicators(operand, precision) for operand in pair)
        counts[0] = counts[0] + one.plus * two.positive + one.minus * two.negative
        counts[0] = counts[0] + one.positive_finite * two.plus + one.negative_finite * two.minus
        counts[1] = counts[1] + one.plus * two.negative + one.minus * two.positive
        counts[1] = counts[1] + one.positive_finite * two.minus + one.negative_finite * two.plus
        counts[2] = counts[2] + one.nan * two.present + one.present_number * two.nan
        counts[3] = counts[3] + one.special * two.vanishing + one.vanishing * two.special
        counts[3] = counts[3] + one.lost * two.any + one.any * two.lost
    return SumClasses(*counts)


class _Indicators(NamedTuple):
    """1.0 where an operand is of a class, else 0.0."""

    plus: np.ndarray
    minus: np.ndarray
    nan: np.ndarray
    special: np.ndarray
    positive: np.ndarray
    negative: np.ndarray
    positive_finite: np.ndarray
    negative_finite: np.ndarray
    present: np.ndarray
    present_number: np.ndarray
    vanishing: np.ndarray
    lost: np.ndarray
    any: np.ndarray


def _indicators(operand, precision):
    value = operand.value
    reach = precision.smallest + (0.0 if operand.error is None else operand.error)
    lost = np.broadcast_to(_is_undecided(operand), value.shape)
    nan, infinite = np.isnan(value) & ~lost, np.isinf(value)
    with np.errstate(invalid="ignore"):
        positive, negative = (value > reach) & ~lost, (value < -reach) & ~lost
    classes = (
        (value == np.inf) & ~lost,
        (value == -np.inf) & ~lost,
        nan,
        nan | (infinite & ~lost),
        positive,
        negative,
        positive & ~infinite,
        negative & ~infinite,
        positive | negative | nan,
        positive | negative,
        ~(positive | negative | nan),
        lost,
        np.ones(value.shape),
    )
    return _Indicators(*(a.astype(np.float64) for a in classes))


def _is_undecided(a):
    """Where nothing is known of an operand."""
    return np.bool_(False) if a.error is None else np.isinf(a.error)


def _is_nan(a):
    return np.isnan(a.value) & ~_is_undecided(a)


def _settle(result, nan, plus, minus, undecided):
    """Puts decided and undecided elements over a result; NaN goes before all."""
    undecided = undecided & ~nan
    decided = (nan | plus | minus) & ~undecided
    value = np.where(plus, np.inf, np.where(minus, -np.inf, result.value))
    value = np.where(nan | undecided, np.nan, value)
    error = np.where(undecided, np.inf, np.where(decided, 0.0, result.error))
    return Bounded(value, error, result.slopes)


def multiplied(a, b, result, precision):
    """a·b: ∞ times what is surely not zero is decided."""
    one, two = _indicators(a, precision), _indicators(b, precision)
    lost = _is_undecided(a) | _is_undecided(b)
    plus = one.plus * two.positive + one.minus * two.negative
    plus = plus + one.positive_finite * two.plus + one.negative_finite * two.minus
    minus = one.plus * two.negative + one.minus * two.positive
    minus = minus + one.positive_finite * two.minus + one.negative_finite * two.plus
    vanishing = one.special * two.vanishing + one.vanishing * two.special
    nan = (_is_nan(a) & (two.vanishing == 0)) | (_is_nan(b) & (one.vanishing == 0))
    return _settle(result, nan & ~lost, plus > 0, minus > 0, (vanishing > 0) | lost)


def added(a, b, result):
    """a + b: infinities of both signs give NaN."""
    plus = (a.value == np.inf) | (b.value == np.inf)
    minus = (a.value == -np.inf) | (b.value == -np.inf)
    lost = _is_undecided(a) | _is_undecided(b)
    nan = _is_nan(a) | _is_nan(b) | (plus & minus & ~lost)
    return _settle(result, nan, plus & ~minus, minus & ~plus, lost)


def activated(x, result):
    """f(x): a NaN stays, an infinity gives the limit, which is finite."""
    lost = np.broadcast_to(_is_undecided(x), result.value.shape)
    nothing = np.zeros(result.value.shape, bool)
    return _settle(result, _is_nan(x) & ~lost, nothing, nothing, lost)
