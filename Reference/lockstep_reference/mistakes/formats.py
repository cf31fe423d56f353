"""Numbers that were rounded to narrower formats on their way."""

import numpy as np

from .cells import LSTM, RECURRENT
from .functions import FIXED_4_11, FIXED_0_15, TO_BFLOAT16, TO_FLOAT16, TO_TENSOR_FLOAT32
from .mistake import Mistake


def _states_through(functions, initial=True, within=False):
    """States that are stored through functions.

    Args:
        functions: name → Function.
        initial: whether the initial state is, too.
        within: whether the step itself goes on from what is stored, not from what it computed.
    """

    class Stored:
        def emit(self, name, value):
            if name not in functions:
                return super().emit(name, value)
            stored = self.apply(functions[name], value)
            seen = super().emit(name, stored if within else value)
            self.observed[name] = stored
            return seen

    def changed(states):
        return {
            name: functions[name].values(a) if name in functions else a
            for name, a in states.items()
        }

    return {"operations": (Stored,), **({"initial": changed} if initial else {})}


def _both(function):
    return _states_through({"c": function, "h": function})


def _rounded(function, *names):
    """Weights, all of them or some, through a function."""

    def changed(cell, weights):
        return {
            name: function(a) if name in names or not names else a for name, a in weights.items()
        }

    return changed


def _inputs_through(function):
    def changed(step):
        def mistaken(ops, weights, x, state, options):
            return step(ops, weights, ops.apply(function, x), state, options)

        return mistaken

    return changed


def _pre_activations_through(function):
    class Rounded:
        def split(self, z, names):
            return [self.apply(function, part) for part in super().split(z, names)]

        def emit(self, name, value):
            seen = super().emit(name, value)
            if name == "z":
                self.observed[name] = self.apply(function, value)
            return seen

    return {"operations": (Rounded,)}


def _products_through(function):
    """Products of rounded operands; the biases stay as they are."""

    class Rounded:
        def sum(self, row, matrix, terms=(), pairs=()):
            return super().sum(self.apply(function, row), matrix, terms, pairs)

    return {
        "operations": (Rounded,),
        "weights": _rounded(function.values, "kernel", "projection"),
    }


def _to_int8(axes):
    """Multiples of 1/127 of the greatest magnitude along the axes."""

    def rounded(matrix):
        scale = np.abs(matrix).max(axis=axes, keepdims=True, initial=0) / matrix.dtype.type(127)
        return np.where(scale > 0, np.rint(matrix / scale) * scale, matrix)

    return rounded


_HALF = "https://github.com/pytorch/pytorch/issues/175845"
_WEIGHTS = "https://github.com/pytorch/pytorch/pull/23291"
_INT8 = "https://github.com/robertknight/rten/pull/1495"
_FIXED = "TensorFlow Lite's integer LSTM keeps c as Q4.11 and its activations as Q0.15"

FORMATS = (
    Mistake(
        "state_float16",
        "the state was rounded to float16 between the steps",
        RECURRENT,
        _HALF,
        **_both(TO_FLOAT16),
    ),
    Mistake(
        "state_float16_after_steps",
        "the state was rounded to float16 after each step, the initial one was not",
        RECURRENT,
        _HALF,
        **_states_through({"c": TO_FLOAT16, "h": TO_FLOAT16}, initial=False),
    ),
    Mistake(
        "state_float16_within_steps",
        "c and h were rounded to float16 as soon as they were computed, and h was made of that c",
        LSTM,
        _HALF,
        **_states_through({"c": TO_FLOAT16, "h": TO_FLOAT16}, within=True),
    ),
    Mistake(
        "state_bfloat16",
        "the state was rounded to bfloat16 between the steps",
        RECURRENT,
        "https://github.com/jax-ml/jax/issues/10413 meets bfloat16 unasked",
        **_both(TO_BFLOAT16),
    ),
    Mistake(
        "h_float16",
        "h was rounded to float16 between the steps, c was not",
        LSTM,
        _HALF,
        **_states_through({"h": TO_FLOAT16}),
    ),
    Mistake(
        "h_float16_after_steps",
        "h was rounded to float16 after each step, the initial one and c were not",
        LSTM,
        _HALF,
        **_states_through({"h": TO_FLOAT16}, initial=False),
    ),
    Mistake(
        "state_fixed_point",
        "the state was kept as 16-bit integers, c as Q4.11 and h as Q0.15",
        LSTM,
        _FIXED,
        **_states_through({"c": FIXED_4_11, "h": FIXED_0_15}),
    ),
    Mistake(
        "weights_float16",
        "the weights were rounded to float16",
        RECURRENT,
        _WEIGHTS,
        weights=_rounded(TO_FLOAT16.values),
    ),
    Mistake(
        "weights_bfloat16",
        "the weights were rounded to bfloat16",
        RECURRENT,
        _WEIGHTS,
        weights=_rounded(TO_BFLOAT16.values),
    ),
    Mistake(
        "kernel_int8",
        "the kernel was rounded to 8-bit integers with one scale",
        RECURRENT,
        _INT8,
        weights=_rounded(_to_int8((1, 2)), "kernel"),
    ),
    Mistake(
        "kernel_int8_by_column",
        "the kernel was rounded to 8-bit integers with a scale for each column",
        RECURRENT,
        _INT8,
        weights=_rounded(_to_int8((1,)), "kernel"),
    ),
    Mistake(
        "inputs_float16",
        "the inputs were rounded to float16",
        RECURRENT,
        "https://github.com/Lightning-AI/pytorch-lightning/issues/2239",
        step=_inputs_through(TO_FLOAT16),
    ),
    Mistake(
        "pre_activations_float16",
        "the pre-activations were rounded to float16",
        RECURRENT,
        _HALF,
        **_pre_activations_through(TO_FLOAT16),
    ),
    Mistake(
        "pre_activations_bfloat16",
        "the pre-activations were rounded to bfloat16",
        RECURRENT,
        "products of bfloat16 matrices are bfloat16 unless they are asked for otherwise",
        **_pre_activations_through(TO_BFLOAT16),
    ),
    Mistake(
        "products_tensor_float32",
        "products read their operands rounded to TensorFloat-32",
        RECURRENT,
        "https://github.com/microsoft/onnxruntime/pull/20338",
        **_products_through(TO_TENSOR_FLOAT32),
    ),
    Mistake(
        "products_bfloat16",
        "products read their operands rounded to bfloat16",
        RECURRENT,
        "https://github.com/jax-ml/jax/issues/1856",
        **_products_through(TO_BFLOAT16),
    ),
)
