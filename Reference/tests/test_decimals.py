"""Outputs that were printed with few digits: the digits enter the bound, no more and no less."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from adversary import pushed
from printing import FIXED, SIGNIFICANT, STYLES, printed
from random_cases import PROFILES, draw
from subjects import only, traced, verdict

from lockstep_reference import CELLS, Precision, embedding, judge
from lockstep_reference.judging import judge_block
from lockstep_reference.judging.decimals import printing_errors
from lockstep_reference.operations import PlainOperations

FLOAT32 = Precision.named("float32")
CELL_NAMES = ["lstm", "rnn", "lstm_peephole_projected", "lstm_coupled", "dense", "dense_softmax"]


def printed_trace(trace, style):
    """(the trace as parsed, the half units), each name → array."""
    pairs = {name: printed(array, style) for name, array in trace.items()}
    return tuple({name: pair[k] for name, pair in pairs.items()} for k in (0, 1))


def ran(cell, seed, profile="generic", steps=5, dtype=np.float32):
    """One small case and its trace, in plain NumPy."""
    random = np.random.default_rng(seed)
    tensors, options = draw(
        random, cell, 1, steps, 3, 4, 5, profile, scale=0.5, dtype=dtype, outputs=2
    )
    return tensors, options, traced(cell, tensors, options)


def states(cell, trace, names):
    """Only the states of a trace."""
    return {name: trace[name] for name in names if name in cell.states}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", CELL_NAMES)
def test_a_correct_run_is_never_beyond_the_bound(name, style):
    """Both states, or h alone. Catches half units that are forgotten in the state that is read, in
    the basis c, or in what is compared."""
    cell = CELLS[name]
    for seed, profile in enumerate(PROFILES):
        tensors, options, trace = ran(cell, seed, profile)
        for names in (cell.states, cell.states[-1:]):
            values, half_units = printed_trace(states(cell, trace, names), style)
            judged = verdict(
                cell, tensors, options, values, FLOAT32, half_units=only(half_units)
            )
            assert judged.worst_ratio <= 1, (profile, names)
            for check in judged.checks:
                if check.statistical is not None:
                    assert (check.statistical <= check.bound).all()


@pytest.mark.parametrize("style", SIGNIFICANT[:4] + FIXED[:2])
@pytest.mark.parametrize("name", CELL_NAMES)
def test_without_the_half_units_it_would_diverge(name, style):
    """The test above can fail: the same numbers, taken as they are, are beyond the bound."""
    cell = CELLS[name]
    tensors, options, trace = ran(cell, 1)
    values, half_units = printed_trace(states(cell, trace, cell.states), style)
    assert verdict(cell, tensors, options, values, FLOAT32).worst_ratio > 5
    for forgotten in cell.states if len(cell.states) > 1 else ():
        some = {key: array[0] for key, array in half_units.items() if key != forgotten}
        judged = verdict(cell, tensors, options, values, FLOAT32, half_units=some)
        assert judged.worst_ratio > 1, forgotten


@pytest.mark.parametrize("style", ["%.3e", "%.8e"])
@pytest.mark.parametrize("target", ["c", "h"])
def test_what_is_compared_is_widened_by_no_more_than_printing_can_cost(target, style):
    """A subject that rounds every operation the worst way, and whose output lies at the end of
    what its text says: never above the bound, and near it."""
    cell, worst = CELLS["lstm"], 0.0
    for seed, profile in enumerate(PROFILES):
        random = np.random.default_rng(seed)
        tensors, options = draw(random, cell, 24, 1, 2, 3, 4, profile)
        observed = pushed(
            cell, tensors, options, target, True, FLOAT32.unit, FLOAT32.activation_roundoffs
        )
        trace = {s: observed[s].astype(np.float64)[:, None] for s in cell.states}
        _, half_units = printed_trace(trace, style)
        trace[target] = trace[target] + half_units[target]
        checks = judge_block(
            cell, tensors, options, trace, (), FLOAT32, half_units={target: half_units[target]}
        )
        for check in checks.arrays:
            if check.layout.tensor == target and check.layout.basis is None:
                distance = np.abs(trace[target].reshape(check.expected.shape) - check.expected)
                worst = max(worst, (distance / check.bound).max())
    assert 0.9 <= worst <= 1


@pytest.mark.parametrize("style", ["%.1e", "%.3f"])
def test_a_state_that_is_read_is_widened_by_no_more_than_printing_can_cost(style):
    """Each unit of a plain cell in turn, from a previous state at the ends of what its text says
    that are worst for this unit."""
    cell, worst = CELLS["rnn"], 0.0
    tensors, options, trace = ran(cell, 3, steps=2)
    tensors = {key: array.astype(np.float64) for key, array in tensors.items()}
    values, half_units = printed(trace["h"], style)
    values = values.astype(np.float64)
    kernel, bias = tensors["kernel"][0], tensors["bias"][0]
    for unit in range(5):
        own = values[0, 0] + half_units[0, 0] * np.sign(kernel[4:, unit])
        after = np.tanh(np.hstack((tensors["inputs"][0, 1], own)) @ kernel + bias)
        whole = values.copy()
        whole[0, 1] = after
        first = half_units * (np.arange(2) == 0).reshape(1, 2, 1, 1)
        checks = judge_block(
            cell, tensors, options, {"h": whole}, (), FLOAT32, half_units={"h": first}
        )
        (check,) = checks.arrays
        ratio = np.abs(after - check.expected[0, 3:]) / check.bound[0, 3:]
        assert ratio.max() <= 1
        worst = max(worst, ratio[:, unit].max())
    assert worst >= 0.9


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_printing_and_parsing_cost_what_is_said(dtype):
    """In fractions: a is never further than D from either end of what the text says, and nearly so
    far from one. Catches parsing that is taken to be exact."""
    random, nearest = np.random.default_rng(14), 0.0
    digits = {2: 4, 4: 9, 8: 17}[np.dtype(dtype).itemsize]
    texts = [
        f"{random.choice([-1, 1]) * random.integers(10 ** (digits - 1), 10**digits)}e{exponent}"
        for exponent in random.integers(-7, 4, 2000) - digits
    ]
    array = np.array([float(text) for text in texts]).astype(dtype)
    half_units = np.array([float(Decimal(5).scaleb(Decimal(t).as_tuple()[2] - 1)) for t in texts])
    (errors,) = printing_errors({"h": array}, {"h": half_units}).values()
    for text, a, half_unit, error in zip(texts, array, half_units, errors):
        farthest = abs(Fraction(float(a)) - Fraction(text))
        farthest += Fraction(float(half_unit))
        share = float(farthest / Fraction(float(error)))
        # d itself is a decimal that was rounded.
        assert share <= 1 + 2.0**-50
        nearest = max(nearest, share if half_unit < error / 2 else 0.0)
    assert nearest > 0.9


def test_nothing_is_added_to_what_is_no_number():
    given = np.array([np.inf, -np.inf, np.nan, 0.5], np.float32)
    errors = printing_errors({"h": given}, {"h": np.array([1.0, 1.0, 1.0, 0.0])})
    assert (errors["h"] == 0).all()


class Observing(PlainOperations):
    """Plain float32 that keeps all that a cell emits, name → the steps' arrays."""

    def __init__(self):
        super().__init__(np.float32)
        self.emitted = {}

    def emit(self, name, value):
        self.emitted.setdefault(name, []).append(value)
        return super().emit(name, value)


def test_exposed_activations():
    """z and the gates too, and the k that they need. Catches a k that pays for the printing."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 4)
    observing = Observing()
    traced(cell, tensors, options, observing)
    trace.update((name, np.stack(steps, axis=1)) for name, steps in observing.emitted.items())
    values, half_units = printed_trace(trace, "%.4e")
    assert len(values) == 7
    judged = verdict(cell, tensors, options, values, FLOAT32, half_units=only(half_units))
    assert judged.worst_ratio <= 1 and judged.agrees
    assert judged.activation_roundoffs_needed <= 10
    assert verdict(cell, tensors, options, values, FLOAT32).activation_roundoffs_needed > 100


def test_inputs_that_were_printed():
    """The outputs of a layer below, as text: the layer computed from its own."""
    cell = CELLS["dense"]
    tensors, options, trace = ran(cell, 5)
    inputs, half_units = printed(tensors["inputs"], "%.3e")
    tensors["inputs"] = inputs
    assert verdict(cell, tensors, options, trace, FLOAT32).worst_ratio > 5
    given = {"inputs": half_units[0]}
    assert verdict(cell, tensors, options, trace, FLOAT32, half_units=given).worst_ratio <= 1


def test_the_warnings_are_not_fooled():
    """200 rows of a correct run with 3 digits: no constant error of a gate is seen, while without
    the half units the statistical bound is exceeded. Truncated digits are the worst of a kind: all
    errors of one sign, and twice the half unit."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 6, steps=70)
    names = states(cell, trace, cell.states)
    values, half_units = printed_trace(names, "%.2e")
    values = {key: names[key] - half_units[key].astype(np.float32) for key in names}
    judged = verdict(cell, tensors, options, values, FLOAT32, half_units=only(half_units))
    for gate, estimate in judged.bias_estimate.items():
        assert (np.abs(estimate) <= judged.bias_threshold[gate]).all()
        assert np.isfinite(judged.bias_threshold[gate]).any()
    blind = verdict(cell, tensors, options, values, FLOAT32)
    assert any(
        (np.abs(estimate) > blind.bias_threshold[gate]).any()
        for gate, estimate in blind.bias_estimate.items()
    )


def test_few_digits_are_no_evidence():
    """h printed as whole numbers: nothing is agreed upon; but what is far beyond diverges."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 7)
    values, half_units = printed_trace({"h": trace["h"]}, "%.0f")
    judged = verdict(cell, tensors, options, values, FLOAT32, half_units=only(half_units))
    assert judged.verdict == "inconclusive"
    values["h"] = values["h"] + np.float32(3)
    judged = verdict(cell, tensors, options, values, FLOAT32, half_units=only(half_units))
    assert judged.verdict == "diverges"


def test_infinities_and_nans_are_printed_exactly():
    """They must appear in kind, whatever half units stand there."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 8)
    tensors["inputs"][0, 2, 1, 0] = np.nan
    trace = states(cell, traced(cell, tensors, options), "ch")
    values, half_units = printed_trace(trace, "%.3e")
    assert np.isnan(values["h"]).any()
    for units in (0.0, 1.0):
        given = {key: np.where(np.isnan(values[key]), units, half_units[key])[0] for key in "ch"}
        judged = verdict(cell, tensors, options, values, FLOAT32, half_units=given)
        assert judged.agrees
        swallowed = {key: np.nan_to_num(array) for key, array in values.items()}
        judged = verdict(cell, tensors, options, swallowed, FLOAT32, half_units=given)
        assert judged.verdict == "diverges"


def test_zeros_change_no_bit():
    """Half units of 0 are none, step by step as well."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 9)
    zeros = {name: np.zeros(array.shape[1:]) for name, array in trace.items()}
    for stepwise in (False, True):
        plain = verdict(cell, tensors, options, trace, FLOAT32, stepwise=stepwise)
        same = verdict(
            cell, tensors, options, trace, FLOAT32, stepwise=stepwise, half_units=zeros
        )
        for one, other in zip(plain.checks, same.checks):
            assert one.bound.tobytes() == other.bound.tobytes()


def test_step_by_step_is_the_same():
    cell = CELLS["lstm_peephole_projected"]
    tensors, options, trace = ran(cell, 10)
    values, half_units = printed_trace(states(cell, trace, "ch"), "%.3e")
    bounds = [
        verdict(
            cell,
            tensors,
            options,
            values,
            FLOAT32,
            stepwise=stepwise,
            half_units=only(half_units),
        )["h"].bound
        for stepwise in (False, True)
    ]
    np.testing.assert_allclose(*bounds, rtol=1e-12)


@pytest.mark.parametrize("value", [-1e-9, np.nan, np.inf])
def test_senseless_half_units_are_refused(value):
    """Nothing may widen a bound in silence."""
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 11)
    half_units = np.full(trace["h"].shape, 1e-4)
    half_units[0, 2, 1, 3] = value
    with pytest.raises(ValueError, match="half units of h must be finite and not negative"):
        verdict(cell, tensors, options, trace, FLOAT32, half_units={"h": half_units[0]})


def test_half_units_of_nothing_or_of_another_shape_are_refused():
    cell = CELLS["lstm"]
    tensors, options, trace = ran(cell, 12)
    case, given = only(tensors), only(states(cell, trace, "h"))
    with pytest.raises(ValueError, match="half units of c, which is not there"):
        judge(cell, case, given, FLOAT32, half_units={"c": np.zeros((5, 3, 5))})
    with pytest.raises(ValueError, match=r"half units of h .*\(5, 3, 5\), not \(5, 5, 3\)"):
        judge(cell, case, given, FLOAT32, half_units={"h": np.zeros((5, 5, 3))})


def test_the_embeddings_judge_takes_them():
    """Part of a stack, through the arrays that the Swift side owns."""
    cell = CELLS["rnn"]
    tensors, options, trace = ran(cell, 13)
    values, half_units = printed(trace["h"], "%.3e")

    def stacked(array):
        return np.concatenate((array, array * 0))

    results = [{key: np.zeros((2, 15, 5)) for key in ("expected", "bound", "statistical")}]
    bias = [dict(estimate=np.zeros((2, 5)), threshold=np.zeros((2, 5)), detectable=np.zeros(2))]
    block = embedding.BlockJudge(
        "rnn",
        "float32",
        {name: stacked(array) for name, array in tensors.items()},
        options,
        {"h": stacked(values)},
        (),
        results,
        bias,
        None,
        half_units={"h": stacked(half_units)},
    )
    block(1, True, 10.0)
    judged = verdict(
        cell, tensors, options, {"h": values}, FLOAT32, half_units={"h": half_units[0]}
    )
    assert results[0]["bound"][0].tobytes() == judged["h"].bound.tobytes()
