"""softmax: the exact value against 50 digits, and a subject that always rounds the worst way."""

import mpmath
import numpy as np
import pytest

from lockstep_reference import Precision
from lockstep_reference.bounded import Bounded
from lockstep_reference.operations import softmax

WIDE = np.longdouble
FLOAT32 = Precision.named("float32")


def rows(random, count, width, scale, uncertainty):
    """Logits [count, width] with errors, as a sum would leave them."""
    value = random.standard_normal((count, width)) * scale
    return Bounded(value, uncertainty * random.random((count, width)) * (1 + np.abs(value)))


def pushed(x, target, upwards, precision, reciprocal):
    """softmax of longdouble logits with every operation off by the full allowance, so that the
    target column comes out as high (or low) as it can."""
    up = WIDE(1 if upwards else -1)
    unit, roundoffs = WIDE(precision.unit), precision.activation_roundoffs
    way = np.full(x.value.shape[-1], -up)
    way[target] = up
    logits = x.value.astype(WIDE) + way * x.error
    exponent = logits - logits.max(axis=-1, keepdims=True)
    exponent = exponent + way * unit * np.abs(exponent)
    power = np.exp(exponent)
    power = power + way * roundoffs * unit * (power if precision.relative else 1)
    total = power[:, 0]
    for column in range(1, power.shape[-1]):
        total = (total + power[:, column]) * (1 - up * unit)
    if reciprocal:
        return power[:, target] * ((1 / total) * (1 + up * unit)) * (1 + up * unit)
    return power[:, target] / total * (1 + up * unit)


@pytest.mark.parametrize("relative", [True, False], ids=["relative", "absolute"])
def test_never_above_the_bound_and_near_it(relative):
    """Catches a rounding that is forgotten (above 1) and a bound that is generous (never 0.8)."""
    precision = Precision.named("float32", relative=relative)
    random, worst = np.random.default_rng(1), 0.0
    for index in range(300):
        width = int(random.integers(2, 30))
        x = rows(random, 8, width, 10.0 ** random.uniform(-1, 1.5), random.choice([0, 1e-7, 1e-3]))
        result = softmax.apply(x, precision)
        target = int(random.integers(width))
        actual = pushed(x, target, bool(index & 1), precision, bool(index & 2))
        distance = np.abs(actual - result.value[:, target])
        ratio = (distance / result.error[:, target]).max()
        assert ratio <= 1, (index, width)
        worst = max(worst, float(ratio))
    assert worst >= 0.8
    print(f"softmax: worst ratio {worst:.4f}")


def test_the_exact_value_is_within_the_references_own_rounding():
    """With a subject that does not round, only the reference's own rounding is left."""
    own = Precision(unit=0.0, accumulation=0.0, smallest=0.0, largest=1e300, activation_roundoffs=0)
    random, worst = np.random.default_rng(2), 0.0
    with mpmath.workdps(50):
        for _ in range(60):
            x = rows(random, 1, int(random.integers(1, 9)), 10.0 ** random.uniform(-2, 2), 0)
            result = softmax.apply(x, own)
            powers = [mpmath.exp(mpmath.mpf(float(value))) for value in x.value[0]]
            for power, value, error in zip(powers, result.value[0], result.error[0]):
                distance = abs(float(power / sum(powers) - mpmath.mpf(float(value))))
                assert distance <= error
                worst = max(worst, distance / error)
    assert worst > 0.01, "a bound that generous would show nothing"


def test_infinities_and_nan():
    """NaN spoils its row, +∞ leaves it open, −∞ is 0, and a row of −∞ alone is open."""
    value = np.array([[1, np.nan, 2], [1, np.inf, 2], [1, -np.inf, 2], [-np.inf] * 3])
    result = softmax.apply(Bounded(value, np.zeros(value.shape)), FLOAT32)
    assert np.isnan(result.value[0]).all() and (result.error[0] == 0).all()
    assert np.isinf(result.error[1]).all() and np.isinf(result.error[3]).all()
    assert result.value[2, 1] == 0 and result.error[2, 1] < 1e-30
    assert result.value[2, 2] == pytest.approx(np.e / (1 + np.e)) and result.error[2, 2] < 1e-5


def test_an_error_beyond_everything_still_ends_in_the_range():
    """No quotient exceeds 1; catches an overflow of expm1 that becomes a NaN."""
    x = Bounded(np.array([[1.0, 2.0, -3.0]]), np.array([[1e9, 0.0, 2.0]]))
    result = softmax.apply(x, FLOAT32)
    assert ((result.error > 0.99) & (result.error < 1.01)).all()
