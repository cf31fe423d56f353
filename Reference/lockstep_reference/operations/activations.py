"""σ and tanh with their error.

Both derivatives change slowly: |d log σ′/dx| ≤ 1 and |d log tanh′/dx| ≤ 2. So over an interval of
half-width e ≤ 1/2 they grow by at most exp(e) and exp(2e), and 1 + 2y ≥ exp(y) for 0 ≤ y ≤ 1.25
gives the greatest slope without a second exponential. Wider intervals are evaluated at their ends.
"""

from typing import Callable, NamedTuple

import numpy as np

from ..bounded import NARROW, Bounded

#: f′ is computed from f and is off by less than this times |f| where 1 − f cancels.
_CANCELLATION = 2.0**-50


class Activation(NamedTuple):
    """A monotone function.

    Attributes:
        evaluate: x → (f(x), f′(x)).
        growth: the greatest |d log f′/dx|.
        range: the difference of the function's limits.
        steepest: the greatest f′.
        positive: whether no f(x) is negative.
    """

    evaluate: Callable
    growth: float
    range: float
    steepest: float
    positive: bool


def _sigmoid(x):
    # Below −709 the exponential overflows and the result is 0, which is within η of the value.
    value = np.negative(x)
    np.exp(value, out=value)
    value += 1
    # As a reciprocal, but faster.
    np.divide(1.0, value, out=value)
    slope = 1.0 - value
    slope *= value
    return value, slope


def _tanh(x):
    value = np.tanh(x)
    slope = 1.0 - value
    slope *= 1.0 + value
    return value, slope


SIGMOID = Activation(_sigmoid, growth=1.0, range=1.0, steepest=0.25, positive=True)
TANH = Activation(_tanh, growth=2.0, range=2.0, steepest=1.0, positive=False)
BY_NAME = {"sigmoid": SIGMOID, "tanh": TANH}


def apply(function, x, precision):
    """f(x) as a pair: min(L·e, range) + κ·max|f| on [x − e, x + e] + η.

    Under the absolute contract max|f| is 1.
    """
    return apply_under(function, x, (precision,))[0]


def apply_under(function, x, precisions):
    """``apply`` under each of some contracts."""
    value, slope = function.evaluate(x.value)
    if x.error is None:
        x = Bounded(x.value, np.zeros(x.shape), x.slopes)
    absolute = value if function.positive else np.abs(value)
    carried, peak = _spread(function, x, absolute, slope)
    slopes = _chained(x.slopes, slope)
    results = []
    for precision in precisions:
        if precision.relative:
            error = peak * precision.kappa
            error += carried
            error += precision.smallest
        else:
            error = carried + (precision.kappa + precision.smallest)
        result = Bounded(value, error, slopes)
        result._absolute = absolute
        results.append(result)
    return results


def one_minus_sigmoid(x, precision):
    """1 − σ(x) as a pair, also computed as σ(−x): e₁ + u·(1 − σ + e₁) with
    e₁ = min(L·e, 1) + κ·σ(|x| + e) + η; under the absolute contract 1 for σ(|x| + e)."""
    value, slope = _sigmoid(-x.value)
    if x.error is None:
        x = Bounded(x.value, np.zeros(x.shape), x.slopes)
    error, _ = _spread(SIGMOID, x, value, slope)
    peak = _sigmoid(np.abs(x.value) + x.error)[0] if precision.relative else 1.0
    error += precision.kappa * peak + precision.smallest
    error += precision.u * (value + error)
    return Bounded(value, error, _chained(x.slopes, -slope))


def _spread(function, x, absolute, slope):
    """(min(L·e, range), max|f| on [x − e, x + e]) of an argument with error e, from |f(x)|."""
    carried = absolute * _CANCELLATION
    carried += slope
    growth = x.error * (2 * function.growth)
    growth += 1
    carried *= growth
    carried *= x.error
    peak = absolute + carried
    if not (x.narrow or x.error.size == 0 or x.error.max() <= NARROW):
        wide = np.broadcast_to(~(x.error <= NARROW), absolute.shape)
        centre, reach = x.value[wide], np.broadcast_to(x.error, absolute.shape)[wide]
        nearest = function.evaluate(np.maximum(np.abs(centre) - reach, 0))[1] + _CANCELLATION
        nearest = np.minimum(nearest, function.steepest) * reach
        carried[wide] = np.minimum(nearest, function.range)
        ends = function.evaluate(centre + reach)[0], function.evaluate(centre - reach)[0]
        peak[wide] = np.minimum(np.maximum(np.abs(ends[0]), np.abs(ends[1])), 1.0)
    return carried, peak


def _chained(slopes, slope):
    """The slopes of f(x): f′(x)·x′."""
    if not slopes:
        return None
    return {
        name: slope if isinstance(inner, float) and inner == 1.0 else inner * slope
        for name, inner in slopes.items()
    }
