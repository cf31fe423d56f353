"""The interface: errors name the thing; the examples in the documentation run."""

import doctest
import json

import numpy as np
import pytest
from random_cases import draw
from subjects import only, traced, verdict

import lockstep_reference
from lockstep_reference import CELLS, Precision, embedding, judge

LSTM = CELLS["lstm"]
FLOAT32 = Precision.named("float32")


@pytest.fixture
def given():
    """(case, trace) that agree."""
    tensors, options = draw(np.random.default_rng(1), LSTM, 1, 2, 3, 4, 5)
    options["forget_bias"][:] = 1
    return only(tensors), only(traced(LSTM, tensors, options))


def without(arrays, name):
    return {key: array for key, array in arrays.items() if key != name}


def test_what_agrees(given):
    case, trace = given
    assert judge(LSTM, case, trace, FLOAT32).agrees


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda c, t: (without(c, "bias"), t), "no tensor bias; lstm needs inputs, kernel, bias"),
        (lambda c, t: ({**c, "weights": c["kernel"]}, t), "lstm has no tensor weights"),
        (
            lambda c, t: ({**c, "inputs": c["inputs"][0]}, t),
            r"inputs must be time-major, \[T, B, I\]",
        ),
        (
            lambda c, t: ({**c, "kernel": c["kernel"].T}, t),
            r"the case's kernel .*\(9, 20\), not \(20, 9\)",
        ),
        (
            lambda c, t: ({**c, "initial_h": c["initial_h"][:1]}, t),
            r"initial_h .*\(3, 5\), not \(1, 5\)",
        ),
        (lambda c, t: ({**c, "initial_c": np.float32(0)}, t), r"initial_c must be \[B, H\]"),
        (lambda c, t: (c, {}), "holds at least one of c, h"),
        (lambda c, t: (c, {**t, "cell": t["c"]}), "a trace of lstm has no tensor cell"),
        (lambda c, t: (c, {**t, "h": t["h"][:1]}), r"the trace's h .*\(2, 3, 5\), not \(1, 3, 5\)"),
        (lambda c, t: (c, {**t, "z": t["h"]}), r"the trace's z .*\(2, 3, 20\), not"),
    ],
)
def test_errors_name_the_tensor(given, change, message):
    """A missing or unknown tensor, a wrong shape: which one, and what it should be."""
    with pytest.raises(ValueError, match=message):
        judge(LSTM, *change(*given), FLOAT32)


def test_errors_name_the_option_the_final_state_and_the_dtype(given):
    case, trace = given
    with pytest.raises(ValueError, match="lstm has no option forget"):
        judge(LSTM, case, trace, FLOAT32, {"forget": 1.0})
    with pytest.raises(ValueError, match=r"the final c .*\(3, 5\)"):
        judge(LSTM, case, without(trace, "c"), FLOAT32, final={"c": case["initial_c"][0]})
    with pytest.raises(ValueError, match="lstm has no state k"):
        judge(LSTM, case, trace, FLOAT32, final={"k": case["initial_c"]})
    with pytest.raises(ValueError, match="unknown dtype 'float8'; known are float16"):
        Precision.named("float8")


def test_the_example_of_the_package_runs():
    """The docstring that a newcomer copies."""
    result = doctest.testmod(lockstep_reference)
    assert result.attempted > 3 and result.failed == 0


def test_signatures_are_json():
    """The Swift side compares its own with these."""
    signatures = json.loads(embedding.signatures())
    assert signatures["lstm"]["parameters"] == {"kernel": ["I+H", "4H"], "bias": ["4H"]}
    assert set(signatures) == set(CELLS)


def test_the_embeddings_judge_is_the_judge(given):
    """The same bits through the arrays that the Swift side owns, for part of a block."""
    case, trace = given
    stack = {name: np.stack((array, array * 0, array)) for name, array in case.items()}
    traces = {name: np.stack((array, array * 0, array)) for name, array in trace.items()}
    names = embedding.layout("lstm", ("c", "h"), ())
    results = [
        {
            kind: np.full((3, 6, 5), -1.0)
            for kind in ("expected", "bound", *["statistical"] * check[3])
        }
        for check in names
    ]
    bias = [
        dict(estimate=np.zeros((3, 5)), threshold=np.zeros((3, 5)), detectable=np.zeros(3))
        for _ in "ijfo"
    ]
    block = embedding.BlockJudge(
        "lstm", "float32", stack, {"forget_bias": np.ones(3)}, traces, (), results, bias, None
    )
    block(2, True, 10.0)
    judged = judge(LSTM, case, trace, FLOAT32)
    for arrays, check in zip(results, judged.checks):
        assert arrays["expected"][0].tobytes() == check.expected.tobytes()
        assert arrays["bound"][0].tobytes() == check.bound.tobytes()
        assert (arrays["bound"][2] == -1).all()
    detectable = [float(arrays["detectable"][0]) for arrays in bias]
    assert detectable == list(judged.detectable_bias.values())


def test_nothing_hides_within_a_large_bound():
    """A carried bound above a tenth is no evidence, yet an answer beyond it, or a NaN, diverges.
    Catches a subject that shows only c and answers NaN wherever it may."""
    rng = np.random.default_rng(8)
    tensors, options = draw(rng, LSTM, 1, 24, 3, 5, 33)
    options["forget_bias"][:] = 3
    tensors["inputs"] *= 0.1
    trace = {"c": traced(LSTM, tensors, options)["c"]}
    honest = verdict(LSTM, tensors, options, trace, FLOAT32)
    vague = np.isnan(honest["c"].ratio)
    assert honest.agrees and vague.any()
    assert np.isfinite(honest["c"].bound).all()
    trace["c"] = np.where(vague[None], np.float32(np.nan), trace["c"])
    assert verdict(LSTM, tensors, options, trace, FLOAT32).verdict == "diverges"


@pytest.mark.parametrize("k", [np.nan, np.inf, -1.0])
def test_senseless_roundoffs_are_refused(k):
    """A k that would excuse everything is no contract."""
    with pytest.raises(ValueError, match="activation_roundoffs"):
        Precision.named("float32", activation_roundoffs=k)
