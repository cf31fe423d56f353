"""clip(v ± e) within ±limit."""

import numpy as np
import pytest

from random_cases import draw

from lockstep_reference import CELLS, Precision
from lockstep_reference.bounded import Bounded
from lockstep_reference.judging import judge_block, ratio_of
from lockstep_reference.operations import BoundingOperations, PlainOperations
from lockstep_reference.subject import run

OPS = BoundingOperations(Precision.named("float32"))
LIMIT = np.full((1, 1), 0.5)


def clipped(value, error, limit=LIMIT, slopes=None):
    pair = Bounded(np.array([[float(value)]]), np.array([[float(error)]]), slopes)
    return OPS.clip(pair, limit)


@pytest.mark.parametrize("value", [-3, -0.75, -0.5, -0.25, 0, 0.4375, 0.5, 0.5625, 8])
@pytest.mark.parametrize("error", [0, 2.0**-30, 0.125, 0.3125, 4])
def test_nothing_in_the_interval_leaves_the_bound(value, error):
    """The rule is attained to its own rounding, and never grows an error."""
    pair = clipped(value, error)
    assert pair.value == np.clip(value, -0.5, 0.5)
    points = np.clip(np.linspace(value - error, value + error, 129), -0.5, 0.5)
    reach = np.abs(points - pair.value).max()
    assert reach <= pair.error <= min(reach * (1 + 1e-12) + 1e-12, error)


def test_a_limit_of_zero_is_none():
    pair = clipped(3, 0.25, np.zeros((1, 1)))
    assert (pair.value, pair.error) == (3, 0.25)
    both = OPS.clip(Bounded(np.full((2, 1, 1), 3.0), np.zeros((2, 1, 1))), np.array([0.0, 0.5])[:, None, None])
    assert both.value.ravel().tolist() == [3, 0.5]


@pytest.mark.parametrize("value", [0.25, -3e38, 2e-40, -5e-41, np.inf, 0, np.nan])
def test_what_a_limit_below_the_normal_numbers_leaves_may_be_flushed(value):
    """The limit may be read as 0, or the result be flushed: 0 is within the bound."""
    limit = np.full((1, 1), np.float64(np.float32(1e-40)))
    for pair in (clipped(value, 2.0**-30, limit), OPS.clip(Bounded(np.array([[value]])), limit)):
        if np.isnan(value):
            assert np.isnan(pair.value)
            continue
        assert abs(pair.value) <= limit
        for flushed in (0, float(np.clip(value, -limit, limit)[0, 0])):
            error = 0 if pair.error is None else pair.error
            assert abs(flushed - pair.value) <= error or flushed == pair.value


def test_a_port_that_flushes_what_a_clip_leaves_agrees():
    """Found by somebody who looked for it: a trace of zeros, and c that such an h leads to."""
    cell = CELLS["lstm_projected"]
    random = np.random.default_rng(5)
    tensors, _ = draw(random, cell, 1, 3, 2, 4, 6, outputs=5)
    tensors["kernel"][:, 4:] *= np.float32(3e38) / np.abs(tensors["kernel"]).max()
    options = {"forget_bias": np.ones(1), "cell_clip": np.zeros(1)}
    options["projection_clip"] = np.full(1, np.float64(np.float32(1e-40)))
    tensors["initial_h"] *= 0
    kept = run(cell, tensors, options)
    assert np.abs(kept["h"]).max() > 0
    flushed = run(cell, {**tensors, "kernel": tensors["kernel"] * (np.arange(9) < 4)[:, None]}, options)
    flushed["h"] *= 0
    for trace in (kept, flushed, {"c": flushed["c"]}, {"c": kept["c"]}):
        trace = {name: array.astype(np.float32) for name, array in trace.items()}
        checks = judge_block(cell, tensors, options, trace, (), Precision.named("float32"))
        for check in checks.arrays:
            actual = trace[check.layout.tensor].reshape(check.expected.shape)
            assert np.nanmax(ratio_of(actual, check.expected, check.bound), initial=0) <= 1


def test_nan_stays_and_infinity_is_clipped():
    """A decided NaN stays one; of what is undecided nothing is known afterwards either."""
    assert np.isnan(clipped(np.nan, 0).value) and clipped(np.nan, 0).error == 0
    assert (clipped(np.inf, 0).value, clipped(-np.inf, 0).value) == (0.5, -0.5)
    assert clipped(np.inf, 0).error == 0
    assert clipped(np.nan, np.inf).error == np.inf
    plain = PlainOperations("float32").clip(np.array([[np.nan, 2, -2]], np.float32), LIMIT)
    assert np.isnan(plain[0, 0]) and plain[0, 1:].tolist() == [0.5, -0.5]


def test_an_infinity_without_a_limit_stays_decided_beside_a_case_that_has_one():
    """What is known of a case does not depend on the cases that are judged with it."""
    infinite = Bounded(np.array([[[np.inf, -np.inf, 3.0]]] * 2), np.zeros((2, 1, 3)))
    both = OPS.clip(infinite, np.array([0.0, 0.5])[:, None, None])
    alone = OPS.clip(Bounded(infinite.value[:1], infinite.error[:1]), np.zeros((1, 1, 1)))
    np.testing.assert_array_equal(both.value[:1], alone.value)
    np.testing.assert_array_equal(both.error[:1], alone.error)
    assert alone.error.ravel().tolist() == [0, 0, 0]
    assert both.value[1].ravel().tolist() == [0.5, -0.5, 0.5]
    assert both.error[1].ravel().tolist() == [0, 0, 0]


def test_slopes_end_where_the_clip_does():
    for value, slope in [(0.25, 2.0), (0.75, 0.0), (-0.5, 0.0)]:
        assert clipped(value, 1e-6, slopes={"f": np.full((1, 1), 2.0)}).slopes["f"] == slope
