"""What went wrong while the bound was found. Each test shows that the faulty variant would pass."""

from dataclasses import replace

import numpy as np
import pytest

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.cells import Cell

LSTM, RNN = CELLS["lstm"], CELLS["rnn"]
FLOAT32 = Precision.named("float32")


def rnn_case(width, units, **values):
    """A single step of the plain cell, everything 0 but what is given."""
    case = {
        "inputs": np.zeros((1, 1, width)),
        "kernel": np.zeros((width + units, units)),
        "bias": np.zeros(units),
        "initial_h": np.zeros((1, units)),
    }
    for name, value in values.items():
        case[name][:] = value
    return {name: array.astype(np.float32) for name, array in case.items()}


@pytest.mark.parametrize(
    "inputs, verifiable", [(20, True), (40, False), (300, False), (70000, False)]
)
def test_gamma_does_not_turn_negative(inputs, verifiable):
    """bfloat16 accumulation: n·u_a passes 1 at 256 terms, γ(n) = n·u_a/(1 − n·u_a) turns negative
    and with it the bound, so that |d| ≤ e fails or an absolute value passes everything. Beyond
    n·u_a = 1/8 an element must be unverifiable, not right."""
    precision = Precision.named("bfloat16", accumulation=2.0**-8)
    case = rnn_case(inputs, 2, inputs=0.01, kernel=0.01, bias=0.001)
    check = judge(RNN, case, {"h": np.full((1, 1, 2), 1e6)}, precision)["h"]
    assert np.isfinite(check.bound).all() == verifiable
    assert (check.ratio > 1e3).all() if verifiable else np.isnan(check.ratio).all()
    assert not (check.bound < 0).any()


def test_gamma_would_have_been_negative():
    """The formula itself, so that the sizes above are known to be on both sides."""
    unit = 2.0**-8
    assert [n * unit / (1 - n * unit) > 0 for n in (20, 40, 300)] == [True, True, False]


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_nan_is_not_within_a_bound(wrong):
    """NaN > 1 is false: an answer of NaN must diverge all the same, and an infinite one."""
    case = rnn_case(3, 2, inputs=0.5, kernel=0.25, bias=-0.125)
    right = np.tanh(np.float32(0.25))
    trace = {"h": np.array([[[right, wrong]]], np.float32)}
    judged = judge(RNN, case, trace, FLOAT32)
    assert not judged.agrees and judged.worst_ratio == np.inf
    assert judge(RNN, case, {"h": np.full((1, 1, 2), right, np.float32)}, FLOAT32).agrees


def _forget_bias_outside(ops, weights, x, state, options):
    """BasicLSTMCell with the forget bias added to z in an addition of its own, whose bound is only
    that of one addition: what an earlier version of the rules did."""
    width = weights["kernel"].shape[-1] // 4
    row = ops.concatenate(x, state["h"])
    i, j, f, o = ops.split(ops.sum(row, weights["kernel"], [weights["bias"]]), "ijfo")
    f = ops.add(f, ops.on_block(options["forget_bias"], 0, 1, width))
    i, j, f, o = ops.sigmoid(i), ops.tanh(j), ops.sigmoid(f), ops.sigmoid(o)
    c = ops.emit("c", ops.add(ops.multiply(state["c"], f), ops.multiply(i, j)))
    return {"c": c, "h": ops.emit("h", ops.multiply(ops.tanh(c), o))}


def test_a_forget_bias_outside_the_sum():
    """A port that starts from the forget bias −3 loses 64 products of 1.1e-7 one by one, and is
    correct. It diverges if the forget bias is bounded as an addition after the sum."""
    width, units = 64, 2
    case = {
        "inputs": np.ones((1, 1, width)),
        "kernel": np.zeros((width + units, 4 * units)),
        "bias": np.zeros(4 * units),
        "initial_c": np.full((1, units), 3.0),
        "initial_h": np.zeros((1, units)),
    }
    case["kernel"][:width, 2 * units : 3 * units] = 1.1e-7
    case = {name: array.astype(np.float32) for name, array in case.items()}
    z = np.float32(-3)
    for _ in range(width):
        z = np.float32(z + np.float32(1.1e-7))
    assert z == -3
    c = np.full((1, 1, units), np.float32(3) * np.float32(1 / (1 + np.exp(3))), np.float32)
    trace, options = {"c": c, "h": np.tanh(c) * np.float32(0.5)}, {"forget_bias": -3.0}
    assert judge(LSTM, case, trace, FLOAT32, options).agrees
    faulty = LSTM._replace(step=_forget_bias_outside)
    assert judge(faulty, case, trace, FLOAT32, options).worst_ratio > 2


def _two_biases(together):
    def step(ops, weights, x, state, options):
        row = ops.concatenate(x, state["h"])
        if together:
            total = ops.sum(row, weights["kernel"], [weights["bias"], weights["second"]])
            (z,) = ops.split(total, ("z",))
        else:
            (z,) = ops.split(ops.sum(row, weights["kernel"], [weights["bias"]]), ("z",))
            z = ops.add(z, weights["second"])
        return {"h": ops.emit("h", ops.tanh(z))}

    parameters = {"kernel": ("I+H", "H"), "bias": ("H",), "second": ("H",)}
    return Cell("two", parameters, ("h",), (), {}, step)


#: Half a unit in the last place of 0.5 is 2.98e-8: added to 0.5 one by one, these are lost.
LOST, TERMS = 2.9e-8, 256


def test_a_second_bias_outside_the_sum():
    """A port that starts from the second bias 0.5 loses 256 products of 2.9e-8, and is correct. It
    diverges if the second bias is bounded as an addition after the sum."""
    case = rnn_case(TERMS, 2, inputs=1, kernel=LOST)
    case["second"] = np.full(2, 0.5, np.float32)
    assert np.float32(0.5) + np.float32(LOST) == np.float32(0.5)
    trace = {"h": np.full((1, 1, 2), np.tanh(np.float32(0.5)), np.float32)}
    assert judge(_two_biases(True), case, trace, FLOAT32).agrees
    assert judge(_two_biases(False), case, trace, FLOAT32).worst_ratio > 2


def _peephole(inside):
    def step(ops, weights, x, state, options):
        row = ops.concatenate(x, state["h"])
        pair = (weights["peephole"], state["c"])
        if inside:
            (z,) = ops.split(ops.sum(row, weights["kernel"], [weights["bias"]], [pair]), ("z",))
        else:
            (z,) = ops.split(ops.sum(row, weights["kernel"], [weights["bias"]]), ("z",))
            z = ops.add(z, ops.multiply(*pair))
        c = ops.emit("c", ops.tanh(z))
        return {"c": c, "h": ops.emit("h", ops.multiply(c, c))}

    parameters = {"kernel": ("I+H", "H"), "bias": ("H",), "peephole": ("H",)}
    return Cell("peep", parameters, ("c", "h"), (), {}, step)


def test_a_peephole_outside_the_sum():
    """The same with a peephole term p·c = 0.5 that a port starts from."""
    case = rnn_case(TERMS, 2, inputs=1, kernel=LOST)
    case["initial_c"] = np.full((1, 2), 2.0, np.float32)
    case["peephole"] = np.full(2, 0.25, np.float32)
    c = np.full((1, 1, 2), np.tanh(np.float32(0.5)), np.float32)
    trace = {"c": c, "h": c * c}
    assert judge(_peephole(True), case, trace, FLOAT32).agrees
    assert judge(_peephole(False), case, trace, FLOAT32).worst_ratio > 2


def test_operands_without_an_error():
    """A cell may add or activate what it has just read: h′ = tanh(h) + x. Catches operations that
    expect an error array."""

    def step(ops, weights, x, state, options):
        return {"h": ops.emit("h", ops.add(ops.tanh(state["h"]), x))}

    cell = Cell("added", {"kernel": ("I+H", "H"), "bias": ("H",)}, ("h",), (), {}, step)
    case = rnn_case(2, 2, inputs=0.25, initial_h=0.5)
    right = np.float32(np.tanh(0.5)) + np.float32(0.25)
    check = judge(cell, case, {"h": np.full((1, 1, 2), right, np.float32)}, FLOAT32)["h"]
    assert (check.ratio <= 1).all() and (check.bound < 1e-6).all()
    case["inputs"][:] = np.inf
    assert judge(cell, case, {"h": np.full((1, 1, 2), np.inf, np.float32)}, FLOAT32).agrees


def test_two_readings_of_one_precision():
    """The unit roundoffs of the contract contain the reference's own. Catches a float64 subject
    that is charged with the reference's rounding."""
    assert Precision.named("float64").u == 2.0**-52
    assert FLOAT32.u == 2.0**-24 + 2.0**-53
    assert replace(FLOAT32, activation_roundoffs=0.0).kappa == 4 * 2.0**-53
