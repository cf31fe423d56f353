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
    """How many terms of each sum are +∞, −∞, NaN or undecided; each broadcasts to [..., N, M]."""

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
        result.undecided, result.narrow = True, False
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
    left, right = _classes(row, precision), _classes(matrix, precision)
    counts = [
        _count(left.plus, right.positive)
        + _count(left.minus, right.negative)
        + _count(left.positive_finite, right.plus)
        + _count(left.negative_finite, right.minus),
        _count(left.plus, right.negative)
        + _count(left.minus, right.positive)
        + _count(left.positive_finite, right.minus)
        + _count(left.negative_finite, right.plus),
        _count(left.nan, right.present) + _count(left.present_number, right.nan),
        _count(left.special, right.vanishing)
        + _count(left.vanishing, right.special)
        + _count(left.lost, right.any)
        + _count(left.any, right.lost),
    ]
    for term in terms:
        counts[0] = counts[0] + (term.value == np.inf)
        counts[1] = counts[1] + (term.value == -np.inf)
        counts[2] = counts[2] + (np.isnan(term.value) & ~_is_undecided(term))
        counts[3] = counts[3] + _is_undecided(term)
    for pair in pairs:
        one, two = (_classes(operand, precision) for operand in pair)
        counts[0] = counts[0] + _is_plus(one, two)
        counts[1] = counts[1] + _is_minus(one, two)
        counts[2] = counts[2] + (one.nan & two.present | one.present_number & two.nan)
        counts[3] = counts[3] + (_is_vanishing(one, two) | one.lost | two.lost)
    return SumClasses(*counts)


class _Classes(NamedTuple):
    """Where an operand is of a class; booleans, of which a row of inputs takes little memory."""

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


def _classes(operand, precision):
    value = operand.value
    reach = precision.smallest + (0.0 if operand.error is None else operand.error)
    lost = np.broadcast_to(_is_undecided(operand), value.shape)
    nan, infinite = np.isnan(value) & ~lost, np.isinf(value)
    with np.errstate(invalid="ignore"):
        positive, negative = (value > reach) & ~lost, (value < -reach) & ~lost
    return _Classes(
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
        np.ones(value.shape, bool),
    )


def _count(left, right):
    """How many terms of each sum have their factors in these classes."""
    # Most classes are empty, and a product of them costs as much as any.
    if not (left.any() and right.any()):
        return np.zeros((1,) * left.ndim)
    return np.matmul(left.astype(np.float64), right.astype(np.float64))


def _is_plus(one, two):
    """Where a product is +∞."""
    infinite = one.plus & two.positive | one.minus & two.negative
    return infinite | one.positive_finite & two.plus | one.negative_finite & two.minus


def _is_minus(one, two):
    """Where a product is −∞."""
    infinite = one.plus & two.negative | one.minus & two.positive
    return infinite | one.positive_finite & two.minus | one.negative_finite & two.plus


def _is_vanishing(one, two):
    """Where a product is 0·∞, or 0·NaN."""
    return one.special & two.vanishing | one.vanishing & two.special


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
    one, two = _classes(a, precision), _classes(b, precision)
    lost = _is_undecided(a) | _is_undecided(b)
    nan = (_is_nan(a) & ~two.vanishing) | (_is_nan(b) & ~one.vanishing)
    undecided = _is_vanishing(one, two) | lost
    return _settle(result, nan & ~lost, _is_plus(one, two), _is_minus(one, two), undecided)


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


def replaced(x, number):
    """x with a number in the place of NaN; what is unknown in x stays so."""
    nan = np.broadcast_to(_is_nan(x), x.value.shape)
    error = None if x.error is None else np.where(nan, 0.0, x.error)
    return Bounded(np.where(nan, number, x.value), error, x.slopes)
