"""What ports compute in the place of σ and tanh: what the bound on such a function rests on."""

import numpy as np
import pytest

from lockstep_reference import Precision
from lockstep_reference.bounded import Bounded
from lockstep_reference.mistakes import functions
from lockstep_reference.operations import BoundingOperations, Function, PlainOperations

FUNCTIONS = {name: f for name, f in vars(functions).items() if isinstance(f, Function)}
FLOAT32 = Precision.named("float32")


def arguments(dtype):
    """Ascending: dense where functions bend, every magnitude, infinities."""
    near = np.linspace(-20, 20, 200_001)
    far = 10.0 ** np.linspace(-44, 38, 20_001)
    numbers = np.unique(np.concatenate((near, far, -far, [0.0])).astype(dtype))
    return np.concatenate(([-np.inf], numbers, [np.inf])).astype(dtype)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_nowhere_decreases(name, dtype):
    """But for the roundings of one that is computed. NaN stays, the dtype too. Catches a function
    that is given to the rule and does not fit it."""
    function, x = FUNCTIONS[name], arguments(dtype)
    with np.errstate(all="ignore"):
        values = function.values(x)
        falls = np.diff(values.astype(np.float64))
    assert values.dtype == x.dtype and not np.isnan(values).any()
    kappa = Precision.named(dtype).kappa
    assert falls[~np.isnan(falls)].min() >= (-kappa if function.computed else 0)
    with np.errstate(all="ignore"):
        assert np.isnan(function.values(np.array([np.nan], dtype))).all()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_float32_is_within_the_bound(name):
    """Of arguments that are known exactly, and of some that are off. Catches a function that is
    ill-conditioned as it is computed, or a rounding that float64 does elsewhere."""
    random = np.random.default_rng(1)
    x = arguments("float32")
    x = x[np.isfinite(x)]
    operations = BoundingOperations(FLOAT32)
    reach = np.abs(random.choice([0, 1e-7, 1e-3], x.shape) * x.astype(np.float64))
    moved = x + random.uniform(-1, 1, x.shape) * reach
    with np.errstate(all="ignore"):
        computed = PlainOperations("float32").apply(FUNCTIONS[name], moved.astype(np.float32))
        # The argument is rounded once more on its way to float32.
        error = np.where(reach > 0, reach + np.abs(x) * 2.0**-23 + 2.0**-149, 0.0)
        pair = operations.apply(FUNCTIONS[name], Bounded(x.astype(np.float64), error))
        distance = np.where(computed == pair.value, 0.0, np.abs(computed - pair.value))
    assert (distance <= pair.error).all()


def test_formats_round_to_nearest_even():
    """Catches a tie that is rounded away from 0, and a carry into the exponent."""
    ties = [1 + 2.0**-11, 1 + 3 * 2.0**-11, 2 - 2.0**-12]
    x = np.array([*ties, 1 + 2.0**-11 + 2.0**-20], np.float32)
    expected = [1, 1 + 2.0**-9, 2, 1 + 2.0**-10]
    assert (functions.TO_TENSOR_FLOAT32.values(x) == expected).all()
    assert (functions.TO_FLOAT16.values(x) == expected).all()
    x = np.array([1 + 2.0**-8, 1 + 3 * 2.0**-8, 2 - 2.0**-9], np.float32)
    assert (functions.TO_BFLOAT16.values(x) == [1, 1 + 2.0**-6, 2]).all()
    x = np.array([0.3, 17, -17, 2.5 * 2.0**-11], np.float32)
    expected = [614 * 2.0**-11, 16 - 2.0**-11, -16, 2 * 2.0**-11]
    assert (functions.FIXED_4_11.values(x) == np.array(expected, np.float32)).all()


def test_no_step_is_missed():
    """Of a number on a step, and off by less than float64 sees beside it. Catches x + e that is
    rounded to x."""
    tie = Bounded(np.array([1 + 2.0**-11]), np.array([2.0**-60]))
    pair = BoundingOperations(FLOAT32).apply(functions.TO_FLOAT16, tie)
    assert pair.value == 1 and pair.error == 2.0**-10
    exact = Bounded(tie.value, np.array([0.0]))
    assert BoundingOperations(FLOAT32).apply(functions.TO_FLOAT16, exact).error == 0


def test_what_overflows_is_infinite_from_there_on():
    """Catches an infinity that the rules for finite numbers go on with."""
    operations = BoundingOperations(FLOAT32)
    with np.errstate(all="ignore"):
        huge = Bounded(np.array([1e6]), np.array([1.0]))
        infinite = operations.apply(functions.TO_FLOAT16, huge)
        product = operations.multiply(infinite, Bounded(np.array([-2.0])))
    assert infinite.value == np.inf and infinite.error == 0
    assert product.value == -np.inf and product.error == 0


def test_one_minus():
    """1 − x, of arguments that are off: within the bound, and nearly reaching it."""
    random = np.random.default_rng(2)
    x = random.uniform(-1, 2, 100_000)
    error = random.choice([0.0, 1e-8, 1e-3], x.shape)
    pair = BoundingOperations(FLOAT32).one_minus(Bounded(x, error, {"f": np.full(x.shape, 0.5)}))
    moved = x + error * random.choice([-1, 1], x.shape)
    rounded = np.float32(1) - moved.astype(np.float32)
    # The argument's own rounding is not the operation's.
    distance = np.abs(rounded - (1 - x)) - np.abs(moved - moved.astype(np.float32))
    assert (distance <= pair.error).all() and (distance / pair.error).max() > 0.9
    assert (pair.slopes["f"] == -0.5).all()
    assert (PlainOperations("float32").one_minus(np.float32([0.25])) == [0.75]).all()


def test_a_number_in_the_place_of_nan():
    """Exact where a NaN is decided; unknown where nothing is known."""
    x = Bounded(np.array([np.nan, np.nan, 2.0, np.inf]), np.array([0.0, np.inf, 1e-3, 0.0]))
    pair = BoundingOperations(FLOAT32, finite=False).without_nan(x, 0.5)
    assert pair.value[0] == 0.5 and pair.error[0] == 0
    assert pair.error[1] == np.inf
    assert pair.value[2] == 2 and pair.error[2] == 1e-3 and pair.value[3] == np.inf
    plain = PlainOperations("float32").without_nan(np.float32([np.nan, 3]), 0.5)
    assert plain.dtype == np.float32 and (plain == [0.5, 3]).all()
