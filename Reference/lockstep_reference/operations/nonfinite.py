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
    """Which sums have a term that is +∞, −∞, NaN or undecided; booleans [..., N, M] each."""

    plus: np.ndarray
    minus: np.ndarray
    nan: np.ndarray
    undecided: np.ndarray

    def laid_over(self, result):
        """The finite part's result with the decided and undecided elements put over it."""
        plus, minus = self.plus, self.minus
        overflow = ~np.isfinite(result.error)
        nan = self.nan | (plus & minus & ~overflow)
        undecided = (self.undecided | (overflow & (plus | minus))) & ~nan
        decided = nan | plus | minus
        touched = decided | undecided
        np.copyto(result.value, -np.inf, where=minus)
        np.copyto(result.value, np.inf, where=plus)
        np.copyto(result.value, np.nan, where=nan | undecided)
        np.copyto(result.error, 0.0, where=decided)
        np.copyto(result.error, np.inf, where=undecided)
        for gap in result.gaps:
            np.copyto(gap, 0.0, where=touched)
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
    plus, minus, nan, undecided = _classify_product(row, matrix, precision)
    for term in terms:
        if _is_special(term).any():
            one = _classes(term, precision)
            plus, minus, nan = plus | one.plus, minus | one.minus, nan | one.nan
            undecided = undecided | one.lost
    for pair in pairs:
        one, two = (_classes(operand, precision) for operand in pair)
        plus, minus = plus | _is_plus(one, two), minus | _is_minus(one, two)
        nan, undecided = nan | _is_nan_product(one, two), undecided | _is_undecided(one, two)
    return SumClasses(plus, minus, nan, undecided)


def _classify_product(row, matrix, precision):
    """The classes of the products of row·matrix; those of which no factor is special have none."""
    leading = np.broadcast_shapes(row.shape[:-2], matrix.shape[:-2])
    row, matrix = _stacked(row, leading), _stacked(matrix, leading)
    sums = np.zeros((4, len(row.value), row.shape[-2], matrix.shape[-1]), bool)
    _classify_special(row, matrix, sums, precision)
    # A special factor in the matrix is one in the row of matrixᵀ·rowᵀ.
    swapped = (_transposed(operand) for operand in (matrix, row))
    _classify_special(*swapped, sums.swapaxes(-1, -2), precision)
    return sums.reshape(4, *leading, *sums.shape[2:])


def _classify_special(row, matrix, sums, precision):
    """Notes in ``sums`` the products of which the row's factor is special.

    Special factors are few. So that those rows and columns of row that hold one are a stack, every
    case takes part with as many of them as the case that has the most.
    """
    special = _is_special(row)
    cases = np.flatnonzero(special.any(axis=(-1, -2)))
    if not cases.size:
        return
    rows, columns = (_first(special[cases].any(axis=axis)) for axis in (-1, -2))
    part = cases[:, None], rows
    one = _classes(row[cases[:, None, None], rows[:, :, None], columns[:, None, :]], precision)
    two = _classes(matrix[cases[:, None], columns], precision)
    plus, minus, nan, undecided = sums
    plus[part] |= _has_any(one.plus, two.positive) | _has_any(one.minus, two.negative)
    minus[part] |= _has_any(one.plus, two.negative) | _has_any(one.minus, two.positive)
    nan[part] |= _has_any(one.nan, two.present)
    undecided[part] |= _has_any(one.special, two.vanishing) | one.lost.any(axis=-1, keepdims=True)


def _first(held):
    """Of each case the numbers of what holds something, and, where other cases have more of it, of
    some that do not: [S, most]."""
    most = np.add.reduce(held, axis=-1).max()
    return np.argsort(~held, axis=-1, kind="stable")[:, :most]


def _has_any(one, two):
    """Whether any product of each sum has its factors in these classes."""
    # Most classes are empty or full, and a product of them costs as much as any.
    if not (one.any() and two.any()):
        return np.bool_(False)
    if two.all():
        return one.any(axis=-1, keepdims=True)
    # A count; rounded to single precision it is still above 0.
    return np.matmul(one.astype(np.float32), two.astype(np.float32)) > 0


def _stacked(operand, leading):
    """The operand with one leading axis in the place of those."""
    shape = leading + operand.shape[-2:]

    def flat(array):
        return np.broadcast_to(array, shape).reshape(-1, *shape[-2:])

    return Bounded(flat(operand.value), None if operand.error is None else flat(operand.error))


def _transposed(operand):
    value, error = operand.value, operand.error
    return Bounded(value.swapaxes(-1, -2), None if error is None else error.swapaxes(-1, -2))


class _Classes(NamedTuple):
    """Where an operand is of a class; booleans, of which a row of inputs takes little memory.

    Attributes:
        plus, minus, nan: +∞, −∞, NaN; special: any of these; lost: where nothing is known.
        positive, negative: surely not zero; present: one of these, or NaN; vanishing: the rest.
    """

    plus: np.ndarray
    minus: np.ndarray
    nan: np.ndarray
    special: np.ndarray
    lost: np.ndarray
    positive: np.ndarray
    negative: np.ndarray
    present: np.ndarray
    vanishing: np.ndarray


def _classes(operand, precision):
    value = operand.value
    reach = precision.smallest + (0.0 if operand.error is None else operand.error)
    with np.errstate(invalid="ignore"):
        positive, negative = value > reach, value < -reach
    if _is_special(operand).any():
        lost = np.broadcast_to(_is_lost(operand), value.shape)
        positive, negative, known = positive & ~lost, negative & ~lost, ~lost
        plus, minus = (value == np.inf) & known, (value == -np.inf) & known
        nan = np.isnan(value) & known
        special, present = plus | minus | nan, positive | negative | nan
    else:
        plus = minus = nan = special = lost = np.broadcast_to(np.False_, value.shape)
        present = positive | negative
    return _Classes(plus, minus, nan, special, lost, positive, negative, present, ~present)


def _is_plus(one, two):
    """Where a product is +∞."""
    infinite = one.plus & two.positive | one.minus & two.negative
    return infinite | one.positive & two.plus | one.negative & two.minus


def _is_minus(one, two):
    """Where a product is −∞."""
    infinite = one.plus & two.negative | one.minus & two.positive
    return infinite | one.positive & two.minus | one.negative & two.plus


def _is_nan_product(one, two):
    """Where a product is NaN because a factor is."""
    return one.nan & two.present | one.present & two.nan


def _is_undecided(one, two):
    """Where a product is 0·∞ or 0·NaN, or a factor is not known."""
    return one.special & two.vanishing | one.vanishing & two.special | one.lost | two.lost


def _is_lost(a):
    """Where nothing is known of an operand."""
    return np.bool_(False) if a.error is None else np.isinf(a.error)


def _is_nan(a):
    return np.isnan(a.value) & ~_is_lost(a)


def _is_special(a):
    """Where an operand is infinite or NaN, or nothing is known of it."""
    special = ~np.isfinite(a.value)
    return special if a.error is None else special | np.isinf(a.error)


def multiplied(a, b, result, precision):
    """a·b: ∞ times what is surely not zero is decided."""

    def undecided(a, b):
        zero = ~np.isfinite(a.value) & _is_vanishing(b, precision)
        zero |= ~np.isfinite(b.value) & _is_vanishing(a, precision)
        return zero | _is_lost(a) | _is_lost(b)

    return _settled(a, b, result, undecided)


def added(a, b, result):
    """a + b: infinities of both signs give NaN, and so does a NaN and whatever else."""

    def undecided(a, b):
        return (_is_lost(a) | _is_lost(b)) & ~(_is_nan(a) | _is_nan(b))

    return _settled(a, b, result, undecided)


def _settled(a, b, result, undecided):
    """The result of an operation on a and b, settled where one of them is special: its value is
    what IEEE 754 gives, and so it has, unless it is undecided."""
    # A special operand leaves no finite error.
    where = np.flatnonzero(~np.isfinite(result.error))
    if not where.size:
        return result
    a, b = (_taken(operand, result.shape, where) for operand in (a, b))
    decided = where[~(np.isfinite(a.value) & np.isfinite(b.value))]
    lost = where[undecided(a, b)]
    value, error = result.value.reshape(-1), result.error.reshape(-1)
    error[decided] = 0.0
    error[lost] = np.inf
    value[lost] = np.nan
    return Bounded(value.reshape(result.shape), error.reshape(result.shape), result.slopes)


def _taken(operand, shape, where):
    """Elements of an operand that was broadcast to a shape, by their numbers."""
    value, error = (
        None if array is None else np.broadcast_to(array, shape).reshape(-1)[where]
        for array in (operand.value, operand.error)
    )
    return Bounded(value, error)


def _is_vanishing(a, precision):
    """Where a number is not surely other than zero."""
    reach = precision.smallest + (0.0 if a.error is None else a.error)
    return ~(np.abs(a.value) > reach) & ~np.isnan(a.value)


def activated(x, result):
    """f(x): a NaN stays, an infinity gives the limit, which is finite."""
    nan, lost = _is_nan(x), _is_lost(x)
    value, error = result.value, result.error
    np.copyto(value, np.nan, where=nan | lost)
    np.copyto(error, 0.0, where=nan)
    np.copyto(error, np.inf, where=lost)
    return Bounded(value, error, result.slopes)


def replaced(x, number):
    """x with a number in the place of NaN; what is unknown in x stays so."""
    nan = _is_nan(x)
    error = None if x.error is None else np.where(nan, 0.0, x.error)
    return Bounded(np.where(nan, number, x.value), error, x.slopes)
