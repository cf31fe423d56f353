"""The sum of a pre-activation: any order, any blocking, fused or not.

All that is added into one pre-activation is one sum, each a term of its own. Let t̂ be the terms as
a subject reads them, n of them not zero, and

    M = Σ|t̂|, at most Σ(|W| + e_W)(|x| + e_x) + Σ(|s| + e_s)
    E = the error already in the terms
    m = (M + |v| + E)/2, which no partial sum exceeds: the positive terms add up to
        (Σ|t| + Σt)/2, the negative ones likewise.

Each product is rounded once (u_a·M in all), and each of the n − 1 additions rounds a partial sum,
which is at most m + γ(n)·M when the roundings before it are counted, γ(n) = n·u_a/(1 − n·u_a)
(Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 4.2). Hence

    e = E + u_a·M + (n − 1)·u_a·(m + γ(n)·M) + n·η
"""

import numpy as np

from ..bounded import NARROW, Bounded
from . import nonfinite
from .exactness import is_exact

#: Beyond this share of n·u_a the bound proves nothing.
_LARGEST_SHARE = 1 / 8

#: Beyond this many terms the rounding of the bound's own evaluation is not covered any more.
_MOST_TERMS = 2**22


class BoundedSum(Bounded):
    """A pre-activation.

    Attributes:
        gaps: how much smaller the error is (a) if roundings have random signs, 4u·√(n·(v² + Σt²)),
            never negative, and (b) with two roundings of the result, 2u|v|, in place of the sum's
            own; negative where that is greater; none of a coarse sum.
        undecided: whether some element is unverifiable, an infinity or a NaN.
    """

    __slots__ = ("gaps", "undecided")


def bounded_sum(precision, row, matrix, terms, pairs, finite, coarse=False):
    """row·matrix + Σ terms + Σ a∘b with its error.

    Args:
        row: [..., N, K]; matrix: [..., K, M]; terms: [..., 1 or N, M]; pairs: two [..., N, M] each.
        finite: whether all of them are.
        coarse: whether a bound will do that is larger where a sum is exact, without gaps.

    Returns:
        A BoundedSum [..., N, M].
    """
    count = _count(row, matrix, terms, pairs) + precision.extra_terms
    special = None
    if not finite:
        special = nonfinite.classify_sum(row, matrix, terms, pairs, precision)
        row = nonfinite.without(row)
        matrix = matrix.kept("without", lambda _: nonfinite.without(matrix))
        terms = [nonfinite.without(term) for term in terms]
        pairs = [tuple(map(nonfinite.without, pair)) for pair in pairs]

    value = _matmul(row.value, matrix.value)
    magnitude = _matmul(row.magnitude, matrix.magnitude)
    squares = None if coarse else _matmul(row.squares, matrix.squares)
    inherited = _inherited(row, matrix)
    if precision.product_unit:
        share = 2 * precision.product_unit + precision.product_unit**2
        inherited = _plus(inherited, share * magnitude)
        magnitude *= 1 + share
    constants = terms[0] if len(terms) == 1 else _added(terms)
    if constants is not None:
        value += constants.value
        magnitude += constants.magnitude
        if not coarse:
            squares += constants.squares
        if constants.error is not None:
            inherited = _plus(inherited, constants.error)
    for left, right in pairs:
        product = left.value * right.value
        # Not in place: a pair may have one leading axis more, see BoundingOperations.emit.
        value = value + product
        magnitude = magnitude + left.magnitude * right.magnitude
        if not coarse:
            squares = squares + product * product
        inherited = _plus(inherited, _pair_error(left, right))

    most = min(_LARGEST_SHARE / precision.u_a, _MOST_TERMS)
    lost = None
    if count.max(initial=0) > most or not magnitude.max(initial=0) <= precision.largest / 2:
        lost = (count > most) | ~(magnitude <= precision.largest / 2)
    exact = None
    if not coarse:
        exact = is_exact(precision, row, matrix, terms, pairs, magnitude, inherited)
    error, distance = _rounding(precision, count, value, magnitude, inherited)
    if exact is not None:
        error[exact] = 0.0
    result = BoundedSum(value)
    result.gaps = ()
    if not coarse:
        result.gaps = _gaps(precision, count, value, squares, error, distance)
    if inherited is not None:
        error += inherited
    if lost is not None:
        error[lost] = np.inf
    result.narrow = bool(error.max(initial=0) <= NARROW)
    if not result.narrow:
        # There the bound need not grow with the error, and must not be reduced by slope times gap.
        wide = ~(error <= NARROW)
        result.gaps = tuple(np.where(wide, 0.0, gap) for gap in result.gaps)
    result.error = error
    result.undecided = special is not None or lost is not None
    return result if special is None else special.laid_over(result)


def _matmul(left, right):
    """left·right, [..., N, K] by [..., K, M]. For a single column BLAS takes dot products, whose
    order of summation depends on where the arrays lie in memory: then it is computed twice."""
    if right.shape[-1] != 1:
        return np.matmul(left, right)
    return np.ascontiguousarray(np.matmul(left, np.repeat(right, 2, axis=-1))[..., :1])


def _added(terms):
    """The terms as one: values, magnitudes, squares and errors added. None without a term."""
    if not terms:
        return None
    total = Bounded(sum((term.value for term in terms[1:]), terms[0].value))
    total._magnitude = sum((term.magnitude for term in terms[1:]), terms[0].magnitude)
    total._squares = sum((term.squares for term in terms[1:]), terms[0].squares)
    errors = [term.error for term in terms if term.error is not None]
    total.error = sum(errors) if errors else None
    return total


def _plus(a, b):
    """a + b, where None is 0."""
    return b if a is None else a if b is None else a + b


def _inherited(row, matrix):
    """Σ|W|e_x + Σe_W(|x| + e_x); None for 0."""
    inherited = None
    if row.error is not None:
        error = np.broadcast_to(row.error, row.shape)
        inherited = _matmul_where(error, error, matrix.absolute)
    if matrix.error is not None:
        inherited = _plus(inherited, _matmul_where(matrix.error, row.magnitude, matrix.error))
    return inherited


def _matmul_where(error, left, right):
    """left·right, of those cases alone that have an error: often they are few."""
    some = error.max(axis=(-1, -2), initial=0) != 0
    if some.all() or left.ndim != 3 or right.ndim != 3:
        return _matmul(left, right)
    product = np.zeros((*left.shape[:-1], right.shape[-1]))
    product[some] = _matmul(left[some], right[some])
    return product


def _pair_error(left, right):
    error = None
    if right.error is not None:
        error = np.abs(left.value) * right.error
    if left.error is not None:
        error = _plus(error, left.error * right.magnitude)
    return error


def _count(row, matrix, terms, pairs):
    """n, the number of terms that are not zero; a product counts unless its row's factor is zero,
    or, where the matrix has zeros, either factor."""
    nonzero = _is_nonzero(row)
    # NaN is none.
    least = matrix.kept("least", lambda _: np.fmin.reduce(matrix.absolute, axis=None, initial=1))
    if least == 0:
        # Counts are exact in single precision too, which is faster.
        weights = matrix.kept("nonzero", lambda value: (value != 0).astype(np.float32))
        count = _matmul(nonzero.astype(np.float32), weights).astype(np.float64)
    elif nonzero.all():
        count = np.full((1,) * nonzero.ndim, float(nonzero.shape[-1]))
    else:
        count = np.add.reduce(nonzero, axis=-1, keepdims=True, dtype=np.float64)
        if count.size and count.min() == count.max():
            count = count[..., :1, :]
    for term in terms:
        count = count + (term.value != 0)
    for left, right in pairs:
        count = count + (_is_nonzero(left) & _is_nonzero(right))
    return count


def _is_nonzero(a):
    nonzero = a.value != 0
    return nonzero if a.error is None else nonzero | (a.error != 0)


def _rounding(precision, count, value, magnitude, inherited):
    """u_a·M + (n − 1)·u_a·(m + γ(n)·M) + n·η, and 3u·(m + γ(n)·M) more for a narrow result, in the
    place of M; and |v|, which is needed again."""
    u_a = precision.u_a
    gamma = count * u_a
    gamma /= np.maximum(1 - gamma, 0.5)
    share = np.maximum(count - 1, 0)
    share *= u_a
    if precision.unit > precision.accumulation:
        share += 3 * precision.u
    # A rescaled weight rounds each term once more, before anything cancels: u·M, not u·m.
    once = u_a + precision.extra_terms * max(precision.u, u_a)
    error = magnitude
    error *= once + share * (0.5 + gamma)
    share *= 0.5
    distance = np.abs(value)
    error += distance * share
    if inherited is not None:
        error += inherited * share
    error += count * precision.smallest
    return error, distance


def _gaps(precision, count, value, squares, error, distance):
    """How much smaller the rounding would be: see BoundedSum.gaps. Overwrites |v| and Σt²."""
    squares += np.square(value)
    squares *= count * (4 * precision.u) ** 2
    np.sqrt(squares, out=squares)
    # What is taken away is no more than all: never negative.
    np.minimum(error, squares, out=squares)
    np.subtract(error, squares, out=squares)
    distance *= 2 * precision.u
    np.subtract(error, distance, out=distance)
    return squares, distance
