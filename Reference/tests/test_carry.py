"""Stacks of layers of which only the last one's outputs are known."""

import numpy as np
import pytest
from random_cases import draw

from lockstep_reference import CELLS, Precision
from lockstep_reference.judging import carry, judge_block
from lockstep_reference.mistakes import mistake_for
from lockstep_reference.subject import run

LSTM, RNN = CELLS["lstm"], CELLS["rnn"]
FLOAT32 = Precision.named("float32")
STEPS, BATCH, INPUTS, LOWER, UPPER = 6, 3, 5, 4, 2


def layers(seed, lower=LSTM):
    """Tensors and options of two layers; the second has yet to get its inputs."""
    random = np.random.default_rng(seed)
    first = draw(random, lower, 2, STEPS, BATCH, INPUTS, LOWER, scale=0.4)
    return first, draw(random, LSTM, 2, STEPS, BATCH, LOWER, UPPER, scale=0.4)


def ratios(first, second, outputs, lower=LSTM, lengths=None):
    """|actual − expected| / bound of the last layer's outputs."""
    inputs = carry(lower, *first, FLOAT32, lengths=lengths)
    checks = judge_block(LSTM, *second, {"h": outputs}, (), FLOAT32, inputs=inputs)
    (check,) = checks.arrays
    assert (check.bound < 0.1).all()
    distance = np.abs(outputs.reshape(check.expected.shape) - check.expected)
    return distance / check.bound


@pytest.mark.parametrize("lower", [LSTM, RNN], ids=["lstm", "rnn"])
@pytest.mark.parametrize("seed", range(5))
def test_a_correct_stack_agrees(lower, seed):
    """Outputs of the last layer alone; catches lower layers that are carried wrongly."""
    first, second = layers(seed, lower)
    second[0]["inputs"] = run(lower, *first)["h"]
    worst = ratios(first, second, run(LSTM, *second)["h"], lower).max()
    assert 1e-4 < worst <= 1


@pytest.mark.parametrize("mistake", ["forget_bias_missing", "gates_jifo", "bias_missing"])
def test_a_mistake_in_the_lower_layer_is_seen_through_the_upper(mistake):
    """Catches a carried bound so wide that it hides everything below."""
    first, second = layers(3)
    second[0]["inputs"] = run(LSTM, *first, mistake_for(LSTM, mistake))["h"]
    assert ratios(first, second, run(LSTM, *second)["h"]).max() > 10


def test_past_the_end_of_a_sequence_the_output_is_zero_and_known():
    """As TensorFlow, PyTorch and ONNX Runtime have it; a shorter sequence is cut, not changed."""
    (tensors, options), _ = layers(1)
    lengths = np.array([4, STEPS, 0])
    carried = carry(LSTM, tensors, options, FLOAT32, lengths=lengths)
    whole = carry(LSTM, tensors, options, FLOAT32)
    for row, length in enumerate(lengths):
        assert (carried.value[:, length:, row] == 0).all()
        assert (carried.error[:, length:, row] == 0).all()
        assert (carried.value[:, :length, row] == whole.value[:, :length, row]).all()
        assert (carried.error[:, :length, row] == whole.error[:, :length, row]).all()


def test_carried_values_lie_around_a_float32_run():
    """Every element of a run is within the carried error, and the error grows with the steps."""
    (tensors, options), _ = layers(2)
    carried = carry(LSTM, tensors, options, FLOAT32)
    distance = np.abs(run(LSTM, tensors, options)["h"] - carried.value)
    assert (distance <= carried.error).all() and (distance > 0).any()
    assert carried.error[:, -1].mean() > carried.error[:, 0].mean()
