"""What TensorFlow computed, and the source example."""

import json
import os
import pathlib
import warnings

import numpy as np
import pytest
from subjects import traced, verdict

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.judging import judge_block
from lockstep_reference.operations import PlainOperations
from lockstep_reference.subject import run

LSTM = CELLS["lstm"]
FLOAT32 = Precision.named("float32")
DATA = pathlib.Path(__file__).parent / "data"
CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
UPSTREAM = (
    pathlib.Path(os.environ.get("LOCKSTEP_CASES", CHECKOUT.parent / "shared" / "cases"))
    / "upstream"
    / "tf_known_answers"
    / "tf_rnn_cell_tests.json"
)
#: Published vectors of this cell, and how many layers each has.
VECTORS = {
    "BasicLSTMCell_multi2_state_tuple": 2,
    "LSTMBlockCell_multi2": 2,
    "LayerNormBasicLSTMCell_without_norm_3to2": 1,
}


def tensorflow(name):
    """(case, trace of h, final c) of one of TensorFlow's runs."""
    weights = np.load(DATA / name / "weights_plain.npz")
    io = np.load(DATA / name / "io.npz")
    final = io["c_0"]
    case = {
        "inputs": io["x"].transpose(1, 0, 2),
        "kernel": weights["lstm|rnn|basic_lstm_cell|kernel"],
        "bias": weights["lstm|rnn|basic_lstm_cell|bias"],
        "initial_c": np.zeros_like(final),
        "initial_h": np.zeros_like(final),
    }
    return case, {"h": io["outputs"].transpose(1, 0, 2)}, {"c": final}


@pytest.mark.parametrize("name, largest", [("basic_4x2_v2", 1e-5), ("speech_39x128_v2", 1e-3)])
def test_tensorflow_agrees(name, largest):
    """Outputs alone: h is anchored, c carried and compared at the end. The bound stays small."""
    case, trace, final = tensorflow(name)
    judged = judge(LSTM, case, trace, FLOAT32, final=final)
    assert [(c.tensor, c.final) for c in judged.checks] == [("h", False), ("c", True)]
    assert judged.agrees and judged.worst_ratio > 1e-3
    for check in judged.checks:
        assert check.bound.max() < largest


def _swapped(case):
    i, j, f, o = np.split(case["kernel"], 4, axis=1)
    return dict(case, kernel=np.concatenate((i, f, j, o), axis=1))


@pytest.mark.parametrize("name", ["basic_4x2_v2", "speech_39x128_v2"])
@pytest.mark.parametrize("fault", ["forget_bias", "gates", "bias", "final_c"])
def test_what_is_not_tensorflows_cell_diverges(name, fault):
    """No forget bias; two gates swapped; no bias; the final c of another row. TensorFlow starts
    from a bias of 0, hence one is added where it is to be missed."""
    case, trace, final = tensorflow(name)
    options = {}
    if fault == "forget_bias":
        options = {"forget_bias": 0.0}
    elif fault == "gates":
        case = _swapped(case)
    elif fault == "bias":
        bias = case["bias"]
        case = dict(case, bias=np.zeros_like(bias) if bias.any() else bias + np.float32(0.01))
    else:
        final = {"c": final["c"][::-1]}
    assert not judge(LSTM, case, trace, FLOAT32, options, final).agrees


def _layer(x, c, h, bias, units):
    """One layer of a published vector: every weight is 0.5."""
    return {
        "inputs": np.asarray(x, np.float64)[None],
        "bias": np.full(4 * units, bias),
        "kernel": np.full((len(x[0]) + units, 4 * units), 0.5),
        "initial_c": np.asarray(c),
        "initial_h": np.asarray(h),
    }


def test_published_vectors():
    """TensorFlow's own unit tests, layer by layer. Their literals have about eight decimals of a
    float32 computation, so they are compared with that rounding and not with the bound."""
    if not UPSTREAM.exists():
        folder = UPSTREAM.parent
        missing = f"{len(VECTORS)} published vectors: no folder {folder}; set LOCKSTEP_CASES"
        warnings.warn("skipped " + missing)
        pytest.skip(missing)
    vectors = {vector["id"]: vector for vector in json.loads(UPSTREAM.read_text())}
    for name, layers in VECTORS.items():
        vector = vectors[name]
        x, units = vector["x"], vector["num_units"]
        for layer in range(layers):
            state, expected = vector[f"state{layer}"], vector["expect"][f"state{layer}"]
            case = _layer(x, state["c"], state["h"], vector["bias_const"], units)
            trace = {n: np.asarray(expected[n])[None] for n in "ch"}
            judged = judge(LSTM, case, trace, FLOAT32, {"forget_bias": vector["forget_bias"]})
            for tensor in "ch":
                distance = np.abs(judged[tensor].expected - judged[tensor].actual)
                assert (distance < 3e-7).all(), (name, layer, tensor)
            x = judged["h"].expected[0].astype(np.float32)


_WEIGHTS = """
0.0274598 -0.173511 0.419493 -0.465369 0.677011 0.0482636 0.509747 -0.638336
-0.316329 -0.356314 0.294494 0.151184 -0.398772 -0.374825 0.177627 0.044093
0.424177 0.592243 0.346691 -0.558091 0.555613 -0.0171373 0.552993 -0.662974
-0.354132 -0.251043 0.238877 0.559065 0.394596 -0.00792031 -0.178783 -0.384413"""
_BIAS = """0.000999977 0.000999979 -0.000999945 -0.000999978 0.000996455 0.000999826 0.000999989
0.000999994"""


@pytest.mark.parametrize(
    "with_bias, forget_bias, c, h",
    [
        (False, 0.0, (-0.34981899, -1.9999888), (-1.49785082e-05, -0.963735856)),
        (True, 1.0, (-0.35007471, -1.99999557), (-1.50036070e-05, -0.963736625)),
    ],
)
def test_the_source_example(with_bias, forget_bias, c, h):
    """I = 2, H = 2, T = 2, weights listed transposed; the last step, to the digits given."""
    bias = np.array([float(word) for word in _BIAS.split()])
    case = {
        "inputs": np.array([[[29.0, 22.0]], [[20.0, 10.0]]]),
        "kernel": np.array([float(word) for word in _WEIGHTS.split()]).reshape(8, 4).T.copy(),
        "bias": bias if with_bias else np.zeros(8),
        "initial_c": np.zeros((1, 2)),
        "initial_h": np.zeros((1, 2)),
    }
    stacked = {name: array[None] for name, array in case.items()}
    options = {"forget_bias": np.array([forget_bias])}
    trace = run(LSTM, stacked, options)
    np.testing.assert_allclose(trace["c"][0, 1, 0], c, rtol=0, atol=1e-8)
    np.testing.assert_allclose(trace["h"][0, 1, 0], h, rtol=0, atol=1e-8)
    checks = judge_block(LSTM, stacked, options, trace, (), Precision.named("float64"))
    for check, value in zip(checks.arrays, (c, h, h)):
        np.testing.assert_allclose(check.expected[0, 1], value, rtol=0, atol=1e-8)
        assert (np.abs(check.expected - trace[check.layout.tensor][:, :, 0]) <= check.bound).all()


def test_the_examples_own_tanh_is_grade_b():
    """2σ(2x) − 1 is absolutely accurate only: beyond the relative contract, within the absolute."""
    random = np.random.default_rng(1)

    class Doubled(PlainOperations):
        def tanh(self, x):
            return self.dtype.type(2) * self.sigmoid(self.dtype.type(2) * x) - self.dtype.type(1)

    tensors = {
        "inputs": random.standard_normal((1, 6, 3, 4)) * 1e-2,
        "kernel": random.standard_normal((1, 9, 20)) * 1e-2,
        "bias": random.standard_normal((1, 20)) * 1e-3,
        "initial_c": np.zeros((1, 3, 5)),
        "initial_h": np.zeros((1, 3, 5)),
    }
    tensors = {name: array.astype(np.float32) for name, array in tensors.items()}
    options = {"forget_bias": np.ones(1)}
    trace = traced(LSTM, tensors, options, Doubled(np.float32))
    assert not verdict(LSTM, tensors, options, trace, FLOAT32).agrees
    assert verdict(LSTM, tensors, options, trace, Precision.named("float32", relative=False)).agrees
