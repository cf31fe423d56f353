"""Biases that were added wrongly: what no file mentions, and what nobody added."""

import numpy as np

from .cells import LSTM, RECURRENT, TWO_BIASES, UNCOUPLED
from .mistake import Mistake


def _forget_bias(change):
    """Options with another forget bias."""

    def changed(options):
        return {**options, "forget_bias": change(np.asarray(options["forget_bias"]))}

    return changed


def _times(factor, *names):
    """Weights whose biases, all of them or some, are multiplied by a power of two or 0."""

    def changed(cell, weights):
        return {
            name: array * array.dtype.type(factor)
            if name in names or not names and name.endswith("bias")
            else array
            for name, array in weights.items()
        }

    return changed


def _forget_bias_in_bias_of(gate):
    """A step whose forget bias became part of the bias of a gate, or of all gates for None."""

    def changed(step):
        def mistaken(ops, weights, x, state, options):
            forget_bias, width = options["forget_bias"], state["c"].shape[-1]
            count = weights["bias"].shape[-1] // width
            block, blocks = (0, 1) if gate is None else ("ijfo"[4 - count :].index(gate), count)
            term = ops.on_block(forget_bias, block, blocks, width * count // blocks)
            weights = {**weights, "bias": ops.add(weights["bias"], term)}
            return step(ops, weights, x, state, {**options, "forget_bias": forget_bias * 0})

        return mistaken

    return changed


def _of_first_block(cell, weights):
    """Biases of which the first block stands for every block."""

    def repeated(array):
        count = len(cell.blocks)
        return np.tile(array[..., : array.shape[-1] // count], count)

    return {n: repeated(a) if n.endswith("bias") else a for n, a in weights.items()}


class _AddedToF:
    """The forget bias is added to the gate f, not to its pre-activation."""

    forget_bias = 0.0

    def emit(self, name, value):
        if name == "f":
            term = self.on_block(self.forget_bias, 0, 1, value.shape[-1])
            value = self.add(value, term)
        return super().emit(name, value)


def _forget_bias_after_logistic(step):
    def mistaken(ops, weights, x, state, options):
        ops.forget_bias = options["forget_bias"]
        return step(ops, weights, x, state, {**options, "forget_bias": ops.forget_bias * 0})

    return mistaken


_CORE_ML = "https://github.com/apple/coremltools/issues/309"
_TWICE = "https://github.com/lisa-lab/DeepLearningTutorials/issues/81"
_TWO = "https://github.com/apache/mxnet/issues/7486"
_KERAS = "Keras's and PyTorch's blocks have f where TensorFlow's BasicLSTMCell has j"

BIASES = (
    Mistake(
        "forget_bias_missing",
        "the forget bias, which no file mentions, was not added to the forget gate",
        LSTM,
        _CORE_ML,
        options=_forget_bias(np.zeros_like),
    ),
    Mistake(
        "forget_bias_always_1",
        "a forget bias of 1 was added to weights that are used with another, as PyTorch's and "
        "Keras's are",
        LSTM,
        "https://github.com/clab/dynet/issues/807",
        options=_forget_bias(np.ones_like),
    ),
    Mistake(
        "bias_missing",
        "the bias was never added",
        RECURRENT,
        "a published worked example lists a bias that its code never adds",
        weights=_times(0),
    ),
    Mistake(
        "recurrent_bias_missing",
        "of the two biases only that of the inputs was added",
        TWO_BIASES,
        _TWO,
        weights=_times(0, "recurrent_bias"),
    ),
    Mistake(
        "input_bias_missing",
        "of the two biases only the recurrent one was added",
        TWO_BIASES,
        _TWO,
        weights=_times(0, "bias"),
    ),
    Mistake("bias_doubled", "the bias was added twice", RECURRENT, _TWICE, weights=_times(2)),
    Mistake(
        "bias_of_first_block",
        "the bias of the first block was added to every block",
        LSTM,
        "a bias [H] is added to [B, H] as well as one of [4H] is to [B, 4H]",
        weights=_of_first_block,
    ),
    Mistake(
        "forget_bias_doubled",
        "the forget bias was part of the bias already and was added once more",
        LSTM,
        "https://github.com/tensorflow/tensorflow/issues/5090",
        options=_forget_bias(lambda value: value * 2),
    ),
    Mistake(
        "forget_bias_subtracted",
        "the forget bias was subtracted",
        LSTM,
        "a port that has 1 − σ(−z) for f turns the sign of each term by hand",
        options=_forget_bias(np.negative),
    ),
    Mistake(
        "forget_bias_on_candidate",
        "the forget bias was added to the candidate j",
        LSTM,
        _KERAS,
        step=_forget_bias_in_bias_of("j"),
    ),
    Mistake(
        "forget_bias_on_input_gate",
        "the forget bias was added to the input gate",
        UNCOUPLED,
        "ONNX's blocks begin with i, o, f, Kaldi's with g, i, f: f is not where it is expected",
        step=_forget_bias_in_bias_of("i"),
    ),
    Mistake(
        "forget_bias_on_output_gate",
        "the forget bias was added to the output gate",
        LSTM,
        "ONNX's second block is o where Keras's and PyTorch's is f",
        step=_forget_bias_in_bias_of("o"),
    ),
    Mistake(
        "forget_bias_on_all_gates",
        "the forget bias was added to every block, as a number is added to a whole vector",
        LSTM,
        "TensorFlow's forget_bias is a single number that broadcasts",
        step=_forget_bias_in_bias_of(None),
    ),
    Mistake(
        "forget_bias_after_logistic",
        "the forget bias was added after the logistic function, not before it",
        LSTM,
        "f + forget_bias, f being the pre-activation, reads as if f were the gate",
        operations=(_AddedToF,),
        step=_forget_bias_after_logistic,
    ),
)
