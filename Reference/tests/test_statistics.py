"""What is not proof but a warning: the statistical bound, the bias test, the detectable bias."""

import numpy as np
import pytest
from random_cases import PROFILES, draw
from subjects import traced, verdict

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.judging.bias import _least

LSTM = CELLS["lstm"]
FLOAT32 = Precision.named("float32")


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", CELLS)
def test_the_statistical_bound(name, profile, dtype):
    """Never above the bound, and not exceeded by plain NumPy, from one term to 200. Catches a gap
    that is subtracted where the bound does not grow with it."""
    cell, random = CELLS[name], np.random.default_rng(1)
    sharper = False
    sizes = ((1, 1, 1.0), (6, 3, 10.0), (40, 9, 0.5), (190, 10, 0.2), (30, 4, 80.0))
    for inputs, units, scale in sizes:
        tensors, options = draw(random, cell, 1, 3, 5, inputs, units, profile, scale, dtype)
        trace = traced(cell, tensors, options)
        judged = verdict(cell, tensors, options, trace, Precision.named(dtype))
        assert judged.agrees
        for check in judged.checks:
            if check.statistical is None:
                continue
            assert (check.statistical <= check.bound).all()
            known = np.isfinite(check.bound)
            distance = np.abs(check.actual.astype(float) - check.expected)
            assert (distance <= check.statistical)[known].all(), (check.tensor, inputs)
            sharper |= (check.statistical < 0.8 * check.bound)[known].any()
    # Through softmax no slope is followed, and without a sum there is none.
    unfollowed = name == "dense_softmax" or cell.elementwise
    assert sharper or profile in ("tiny", "probe", "dominated") or unfollowed


def test_ranges_that_end_an_activation_give_no_warning():
    """Pre-activations that cancel from 1e8: the error of i's is far beyond σ's range, where the
    bound no longer grows with it, while c = 1e5 keeps the element verifiable. Catches a statistical
    bound and a slack of 0 there."""
    random, inputs, units = np.random.default_rng(0), 33, 3
    tensors, options = draw(random, LSTM, 1, 1, 20, inputs, units)
    x, kernel = tensors["inputs"], tensors["kernel"]
    x[:] = random.standard_normal(x.shape) * 3e3
    x[..., 1::2] = -x[..., :-1:2]
    x[..., -1] = 0
    kernel[:, :, :units] *= 3e3
    kernel[:, 1:inputs:2, :units] = kernel[:, 0 : inputs - 1 : 2, :units]
    kernel[:, :, units:] *= 1e-8
    tensors["initial_c"] *= 1e5
    tensors["bias"][:, :units] = 0
    judged = verdict(LSTM, tensors, options, traced(LSTM, tensors, options), FLOAT32)
    check = judged["c"]
    known = np.isfinite(check.bound)
    assert (check.bound[known] > 0.5).any()
    distance = np.abs(check.actual.astype(float) - check.expected)
    assert (distance <= check.statistical)[known].all()
    for gate, estimate in judged.bias_estimate.items():
        assert (np.abs(estimate) <= judged.bias_threshold[gate]).all()


def warned(judged):
    """The gates with a unit whose estimate is beyond its threshold."""
    return {
        gate
        for gate, estimate in judged.bias_estimate.items()
        if (np.abs(estimate) > judged.bias_threshold[gate]).any()
    }


@pytest.mark.parametrize("name", CELLS)
def test_no_bias_is_seen_where_there_is_none(name):
    """Correct float32 runs, 320 of them, of 16 to 200 rows: no warning."""
    cell, random = CELLS[name], np.random.default_rng(2)
    for index in range(40):
        rows, profile = (16, 40, 200)[index % 3], PROFILES[index % len(PROFILES)]
        inputs, units = random.integers(1, 60), random.integers(1, 9)
        tensors, options = draw(
            random, cell, 8, rows // 4, 4, inputs, units, profile, 10.0 ** random.uniform(-2, 0.5)
        )
        trace = traced(cell, tensors, options)
        for case in range(8):
            judged = verdict(cell, tensors, options, trace, Precision.named("float32"), case)
            assert not warned(judged), (profile, rows, inputs, units)


@pytest.mark.parametrize("gate", range(4))
def test_a_small_bias_error_is_seen_over_many_rows(gate):
    """n = 64, 200 rows: 1e-5 on one unit of one gate is seen by the bias test, in that gate, and
    the estimate is right; no single element would need to show it."""
    units = 20
    tensors, options = draw(np.random.default_rng(3), LSTM, 1, 50, 4, 44, units, "generic", 0.2)
    tensors["inputs"] *= np.float32(0.3)
    options["forget_bias"][:] = 1
    wrong = dict(tensors, bias=tensors["bias"].astype(np.float32).copy())
    wrong["bias"][0, gate * units + 7] += np.float32(1e-5)
    planted = (wrong["bias"] - tensors["bias"])[0, gate * units + 7]
    judged = verdict(LSTM, tensors, options, traced(LSTM, wrong, options), FLOAT32)
    name = "ijfo"[gate]
    assert name in warned(judged)
    assert abs(judged.bias_estimate[name][7]) > judged.bias_threshold[name][7]
    assert judged.bias_estimate[name][7] == pytest.approx(planted, rel=0.15)
    others = np.delete(judged.bias_estimate[name], 7)
    assert (np.abs(others) <= np.delete(judged.bias_threshold[name], 7)).all()


@pytest.mark.parametrize(
    "name",
    [name for name, cell in CELLS.items() if name != "dense_softmax" and not cell.elementwise],
)
def test_the_detectable_bias_is_what_one_element_shows(name):
    """A bias error a little above it, planted in every unit of one gate of an exact subject, is
    seen in at least half of the units; one a little below it in at most half. (It is the median
    over the units of what the best row of each unit shows.)"""
    cell, units = CELLS[name], 7
    tensors, options = draw(np.random.default_rng(4), cell, 1, 1, 30, 5, units)
    exact = {key: array.astype(np.float64) for key, array in tensors.items()}
    trace = traced(cell, exact, options)
    detectable = verdict(cell, exact, options, trace, FLOAT32).detectable_bias
    assert set(detectable) == set(cell.blocks)
    for block, gate in enumerate(cell.blocks):
        if np.isinf(detectable[gate]):
            # Behind a projection no output is one unit's.
            assert gate == "o" and "projection" in cell.parameters
            continue
        for factor in (1.02, 0.98):
            wrong = dict(exact, bias=exact["bias"].copy())
            wrong["bias"][0, block * units : (block + 1) * units] += factor * detectable[gate]
            judged = verdict(cell, exact, options, traced(cell, wrong, options), FLOAT32)
            tensor = {"o": ("h", "c"), "z": cell.states[-1]}.get(gate, "c")
            seen = (judged[tensor].ratio > 1).any(axis=(0, 1)).sum()
            assert seen >= 4 if factor > 1 else seen <= 3, (gate, factor, seen)


@pytest.mark.parametrize("rows", [1, 47, 48, 131])
def test_the_least_of_many_rows_is_that_of_each_unit(rows):
    """Wherever it stands, whatever is NaN; catches units that are mixed up and rows left over."""
    random = np.random.default_rng(rows)
    values = random.random((3, rows, 5))
    values[:, ::3, 1] = np.nan
    for row in (0, rows // 2, rows - 1):
        lowest = values.copy()
        lowest[2, row, 4] = -1.0
        assert _least(lowest)[2, 4] == -1
    assert np.array_equal(_least(values), np.fmin.reduce(values, axis=1), equal_nan=True)


def test_fewer_rows_than_sixteen_give_no_estimate():
    """The standard error of few rows is itself too uncertain."""
    tensors, options = draw(np.random.default_rng(5), LSTM, 1, 5, 3, 4, 2)
    judged = verdict(LSTM, tensors, options, traced(LSTM, tensors, options), FLOAT32)
    assert all(np.isinf(threshold).all() for threshold in judged.bias_threshold.values())
