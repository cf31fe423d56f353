"""σ and tanh over an interval: the slope rule, the peak, and the reference's own accuracy."""

import numpy as np
import pytest
import table
from mpmath import mp, mpf

from lockstep_reference import Precision
from lockstep_reference.bounded import Bounded
from lockstep_reference.operations import BoundingOperations
from lockstep_reference.operations.activations import SIGMOID, TANH

FUNCTIONS = {"sigmoid": (SIGMOID, table.sigmoid), "tanh": (TANH, mp.tanh)}
CENTRES = (
    -700.0,
    -80.0,
    -40.0,
    -17.0,
    -3.0,
    -0.7,
    -1e-30,
    0.0,
    1e-30,
    1e-6,
    0.4,
    2.0,
    9.0,
    40.0,
    700.0,
)
REACHES = (1e-9, 1e-6, 1e-3, 0.1, 0.4999, 0.5, 0.5001, 1.0, 3.0, 10.0, np.inf)


def bounded(name, value, error, **declared):
    """f(value ± error) under a contract without rounding, but for what is declared."""
    exact = dict(unit=0.0, accumulation=0.0, smallest=0.0, largest=1e300, activation_roundoffs=0.0)
    operations = BoundingOperations(Precision(**{**exact, **declared}))
    pair = Bounded(np.atleast_1d(np.float64(value)), np.atleast_1d(np.float64(error)))
    with np.errstate(over="ignore", invalid="ignore"):
        return getattr(operations, name)(pair)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_nothing_in_the_interval_leaves_the_bound(name):
    """|f(x) − f(v)| ≤ the carried part and |f(x)| ≤ the peak, for x at the ends, at the point
    nearest 0 and inside. Catches a slope taken at the middle and a range cut too low."""
    exact = FUNCTIONS[name][1]
    random = np.random.default_rng(1)
    centres, reaches = (a.ravel() for a in np.meshgrid(CENTRES, REACHES))
    centres = np.concatenate((centres, random.normal(0, 6, 200)))
    reaches = np.concatenate((reaches, 10.0 ** random.uniform(-9, 1, 200)))
    carried = bounded(name, centres, reaches)
    # With a roundoff of 1 the error grows by exactly the peak.
    peak = bounded(name, centres, reaches, accumulation=1.0, activation_roundoffs=1.0).error
    peak = peak - carried.error
    for index, (centre, reach) in enumerate(zip(centres, reaches)):
        width = mpf(reach) if np.isfinite(reach) else mpf(10) ** 4
        low, high = mpf(centre) - width, mpf(centre) + width
        points = [low, high, max(low, min(high, mpf(0)))]
        points += [low + (high - low) * mpf(part) for part in random.random(3)]
        for x in points:
            distance = abs(exact(x) - mpf(carried.value[index]))
            assert distance <= carried.error[index] * (1 + 1e-15), (centre, reach, x)
            slack = 1e-15 * (peak[index] + carried.error[index])
            assert abs(exact(x)) <= peak[index] + slack, (centre, reach, x)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_bound_is_not_generous_either(name):
    """The farthest point of the interval comes within a factor of the bound: 1 + 4e for narrow
    intervals; the table's own L·e for wide ones. Catches a bound that hides mistakes."""
    exact = FUNCTIONS[name][1]
    for centre in (-17.0, -3.0, -0.7, 0.0, 0.4, 2.0, 9.0):
        for reach in (1e-6, 1e-3, 0.1):
            pair = bounded(name, centre, reach)
            ends = (exact(mpf(centre) + sign * mpf(reach)) for sign in (-1, 1))
            farthest = max(abs(end - exact(mpf(centre))) for end in ends)
            assert pair.error <= farthest * (1 + 6 * reach) + 1e-15


def test_a_wide_argument_moves_a_result_no_farther_than_its_range():
    """Catches an infinite or NaN error where the range limits it."""
    assert bounded("sigmoid", 3.0, np.inf).error == pytest.approx(1, abs=1e-14)
    assert bounded("tanh", 3.0, np.inf).error == pytest.approx(2, abs=1e-14)


def test_small_sigmoids_keep_their_relative_accuracy():
    """σ(−40) is 4e-18; with e = 1e-9 its bound is (κ + e)·σ. Catches a bound relative to the
    range, which would pass a logistic that is cut to 0 (the relative contract sees it)."""
    precision = Precision.named("float32")
    pair = BoundingOperations(precision).sigmoid(Bounded(np.array([-40.0]), np.array([1e-9])))
    share = (pair.error - precision.smallest) / pair.value
    assert precision.kappa + 1e-9 <= share <= (precision.kappa + 1e-9) * 1.001


def test_the_references_own_activations():
    """They are off by at most the 4 roundoffs that κ grants them, and by more than 1: a κ that
    shrinks the reference's own share with a small k would be wrong."""
    random = np.random.default_rng(2)
    points = np.concatenate(
        (
            random.uniform(-40, 40, 1200),
            random.normal(0, 1, 1200),
            random.uniform(-700, -40, 300),
            10.0 ** random.uniform(-30, 0, 300) * random.choice([-1, 1], 300),
        )
    )
    worst = {}
    for name, (function, exact) in FUNCTIONS.items():
        values = function.evaluate(points.copy())[0]
        off = max(abs(1 - mpf(v) / exact(mpf(x))) for x, v in zip(points, values))
        worst[name] = float(off / table.REFERENCE_UNIT)
        assert worst[name] <= 4
    assert max(worst.values()) > 1
    print(f"roundoffs of float64: {worst}")


def test_the_references_own_slopes():
    """f′ computed from f is off by less than 2⁻⁵⁰·|f| + 2⁻⁵⁰·f′, where 1 − f cancels too."""
    points = np.concatenate((np.linspace(-45, 45, 301), [-700.0, 700.0]))
    slopes = {"sigmoid": table.sigmoid_slope, "tanh": table.tanh_slope}
    for name, (function, exact) in FUNCTIONS.items():
        values, computed = function.evaluate(points.copy())
        for x, value, slope in zip(points, values, computed):
            distance = abs(slopes[name](mpf(x)) - mpf(slope))
            assert distance <= 2.0**-50 * abs(value) + slope * 2.0**-50


@pytest.mark.parametrize("roundoffs", [0, 0.5])
def test_a_small_k_leaves_the_references_own_share(roundoffs):
    """A float64 subject whose activations are exact, judged with k = 0: the reference itself is
    off by 2 roundoffs, and that must not be charged to the subject."""
    random = np.random.default_rng(3)
    points = random.uniform(-30, 30, 800)
    precision = Precision.named("float64", activation_roundoffs=roundoffs)
    for name, (_, exact) in FUNCTIONS.items():
        pair = getattr(BoundingOperations(precision), name)(Bounded(points, np.zeros(800)))
        distance = [float(abs(mpf(v) - exact(mpf(x)))) for v, x in zip(pair.value, points)]
        assert (np.array(distance) <= pair.error).all()
        own = pair.error - precision.smallest - roundoffs * 2.0**-53 * np.abs(pair.value)
        assert own.max() >= 4 * 2.0**-53 * 0.9


def test_infinite_arguments_give_the_limits():
    """Catches NaN from ∞ − ∞ in the slope."""
    x = Bounded(np.array([np.inf, -np.inf]), np.zeros(2))
    operations = BoundingOperations(Precision.named("float32"), finite=False)
    assert operations.sigmoid(x).value.tolist() == [1, 0]
    assert operations.tanh(x).value.tolist() == [1, -1]
    assert np.isfinite(operations.sigmoid(x).error).all()
