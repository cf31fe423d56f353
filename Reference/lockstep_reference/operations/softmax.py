"""softmax along the last axis with its error.

Covered are exp(x̂ − m̂)/Σ and exp(x̂ − m̂)·(1/Σ), the sum in any order, m̂ the greatest x̂: m̂ is one number
for the whole row, and cancels. With t = x − max x, p = exp(t), S = Σp ≥ 1, s = p/S and ē = max e,
|x̂ − m̂| ≤ |t| + e + ē, and

    ε = e + u(|t| + e + ē) + η                 the error of an exponent, the subtraction rounded
    α = p·(expm1(ε)(1 + κ) + κ) + η·exp(ē)     of a numerator; p·expm1(ε) + κ under the absolute
                                               contract, where exp is accurate relative to 1
    β = Σα/S + γ(N)(1 + Σα/S)                  of the sum, relative to S, for N terms above 0
    r = (α/S + sβ)/(1 − β)                     of the quotient before it is rounded
    e = min(r + (2u + u²)(s + r), 1 + 4γ(N + 2)) + 2η

since |p̂/Ŝ − p/S| ≤ (α + p·β)/(S(1 − β)). No quotient exceeds 1 by more than its own rounding, as
its numerator is one of the terms of its sum. Nothing is claimed where an infinity would be
subtracted from itself.
"""

import numpy as np

from ..bounded import Bounded


def apply(x, precision):
    """softmax(x) as a pair; NaN in a row makes the row NaN, +∞ leaves it open, −∞ is 0."""
    error = np.zeros(x.shape) if x.error is None else np.broadcast_to(x.error, x.shape)
    lost, nan = np.isinf(error), np.isnan(x.value) & ~np.isinf(error)
    zero = (x.value == -np.inf) & ~lost
    finite = np.isfinite(x.value) & ~lost
    result = _finite(np.where(finite, x.value, -np.inf), np.where(finite, error, 0), precision)
    if not finite.all():
        all_nan = nan.any(axis=-1, keepdims=True)
        open_row = (~finite & ~zero).any(axis=-1, keepdims=True) | ~finite.any(-1, keepdims=True)
        value = np.where(all_nan, np.nan, np.where(open_row, 0.0, result.value))
        error = np.where(all_nan, 0.0, np.where(open_row, np.inf, result.error))
        result = Bounded(value, error)
    return result


def _finite(value, error, precision):
    """Of rows of finite values and −∞, with errors."""
    u, u_a, kappa = precision.u, precision.u_a, precision.kappa
    if value.shape[-1] == 0:
        return Bounded(value, error)
    largest = value.max(axis=-1, keepdims=True)
    exponent = np.where(value > -np.inf, value - np.where(largest > -np.inf, largest, 0), -np.inf)
    power = np.exp(exponent)
    present = power > 0
    total = np.maximum(power.sum(axis=-1, keepdims=True), 1.0)
    share = power / total
    widest = error.max(axis=-1, keepdims=True)
    distance = np.where(present, -exponent, 0.0)
    off = error + u * (distance + error + widest) + precision.smallest
    grown = np.expm1(np.minimum(off, 700.0))
    if precision.relative:
        numerator = power * (grown * (1 + kappa) + kappa)
    else:
        numerator = np.where(value > -np.inf, power * grown + kappa, 0.0)
    numerator = numerator + precision.smallest * np.exp(np.minimum(widest, 700.0))
    count = present.sum(axis=-1, keepdims=True) + 2
    gamma = count * u_a / np.maximum(1 - count * u_a, 0.5)
    denominator = numerator.sum(axis=-1, keepdims=True) / total
    denominator = denominator + gamma * (1 + denominator)
    quotient = (numerator / total + share * denominator) / np.maximum(1 - denominator, 0.5)
    bound = quotient + (2 * u + u * u) * (share + quotient)
    bound = np.where(denominator <= 0.5, bound, np.inf)
    return Bounded(share, np.minimum(bound, 1 + 4 * gamma) + 2 * precision.smallest)
