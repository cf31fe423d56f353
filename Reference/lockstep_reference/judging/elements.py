"""From the pairs that a cell computed to what one check says of each element."""

import numpy as np

from ..bounded import Bounded

#: The bound is evaluated in float64 itself. Each rule adds and multiplies numbers that are not
#: negative, so its relative error is below (n + 100)·2⁻⁵³, n ≤ 2²² terms; and so is that of d.
EVALUATION = 1 + 2.0**-30

#: Being within a bound above this share of max(1, |v|) is no evidence; being beyond it is proof.
LARGEST_SHARE = 0.1


def picked(pair, index):
    """One reading of a pair that has both along its first axis; slopes too."""
    value = pair.value[index]
    slopes = {
        name: slope[index] if slope.ndim == pair.value.ndim else slope
        for name, slope in (pair.slopes or {}).items()
    }
    return Bounded(value, _of_shape(pair.error, pair.shape)[index], slopes)


def bound_of(pair, precision, out=None):
    """The bound of each element, infinite where there is none: where an operation could overflow
    or the kind of the result is undecided; if out is given, in it."""
    bound = np.multiply(pair.error, EVALUATION, out=out)
    value = pair.value
    if bound.size == 0 or (
        bound.max() <= LARGEST_SHARE
        and -precision.largest / 2 < value.min()
        and value.max() < precision.largest / 2
    ):
        return _of_shape(bound, value.shape)
    # What is decided keeps its bound of 0.
    unbounded = ~(np.abs(value) + bound <= precision.largest / 2)
    unbounded &= np.isfinite(value) | (pair.error != 0)
    if bound.shape != value.shape:
        bound = np.array(np.broadcast_to(bound, value.shape))
    np.copyto(bound, np.inf, where=unbounded)
    return bound


def _of_shape(array, shape):
    """An array broadcast to a shape, which it mostly has."""
    return array if array.shape == shape else np.broadcast_to(array, shape)


def is_evidence(expected, bound):
    """Where agreement within the bound says something: it is finite and no more than a tenth of
    max(1, |expected|)."""
    return (bound <= LARGEST_SHARE * np.maximum(np.abs(expected), 1)) | ~np.isfinite(expected)


def reduced(bound, steepness, gaps, which, out=None):
    """The bound with the sums' own rounding reduced by one of their gaps.

    The bound is convex in the error of each pre-activation and grows at least with |∂v/∂z|, so
    that taking |∂v/∂z|·gap away leaves no less than the bound with the smaller error would be.

    Args:
        bound: of the element; steepness: block → |∂v/∂z|; gaps: block → see ``BoundedSum``.
        out: an array for the result, or None to make one.
    """
    smaller = bound
    for name, slope in steepness.items():
        part = slope * gaps[name][which]
        smaller = np.subtract(smaller, part, out=part)
    # fmin: where an infinity made it a NaN, the bound itself.
    return np.fmin(np.maximum(smaller, 0), bound, out=out)


def ratio_of(actual, expected, bound, repeated=False):
    """|actual − expected| / bound. 0 for 0/0; infinite where an infinity or NaN is not matched; NaN
    where the element is unverifiable: without a bound, or within one that is too large to be
    evidence.

    Args:
        repeated: whether the trace itself says what is expected, bit for bit.
    """
    actual = actual.astype(np.float64)
    with np.errstate(all="ignore"):
        distance = np.abs(actual - expected)
        ratio = np.where(distance == 0, 0.0, distance / bound)
        same = (actual == expected) | (np.isnan(actual) & np.isnan(expected))
        if repeated:
            same &= np.isnan(actual) | (np.signbit(actual) == np.signbit(expected))
        decided = ~np.isfinite(expected) | ~np.isfinite(actual) | repeated
        ratio = np.where(decided, np.where(same, 0.0, np.inf), ratio)
        vague = (ratio <= 1) & ~is_evidence(expected, bound)
    return np.where(np.isinf(bound) | vague, np.nan, ratio)
