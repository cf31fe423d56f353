"""Activations that were left out, or taken for each other."""

from .cells import LSTM, RECURRENT, RNN
from .functions import RELU
from .mistake import Mistake


def _replaced(**equations):
    """Other equations in the place of some."""

    def changed(own):
        return own._replace(**equations)

    return changed


def _hidden(function):
    """h = function(c)·o."""
    return _replaced(hidden=lambda ops, c, o, before: ops.multiply(function(ops, c), o))


class _LinearTanh:
    def tanh(self, x):
        return x


class _ReluTanh:
    def tanh(self, x):
        return self.apply(RELU, x)


class _LogisticTanh:
    def tanh(self, x):
        return self.sigmoid(x)


class _TanhSigmoid:
    def sigmoid(self, x):
        return self.tanh(x)

    def one_minus_sigmoid(self, x):
        return self.one_minus(self.tanh(x))


_NO_TANH = "https://github.com/nicodjimenez/lstm/issues/47"
_TFLITE = "https://github.com/apache/tvm/pull/19633: TensorFlow Lite's activation is the cell's"
_RELU = "https://github.com/pytorch/pytorch/issues/72240: PyTorch's RNN has tanh or ReLU"

NONLINEARITIES = (
    Mistake(
        "output_tanh_missing",
        "h was c·o, without tanh",
        LSTM,
        _NO_TANH,
        equations=_replaced(hidden=lambda ops, c, o, before: ops.multiply(c, o)),
    ),
    Mistake(
        "candidate_logistic",
        "the candidate j had the logistic function and not tanh",
        LSTM,
        "one call for all four blocks makes it of the gates' kind",
        equations=_replaced(candidate=lambda ops, z: ops.sigmoid(z)),
    ),
    Mistake(
        "candidate_linear",
        "the candidate j had no activation",
        LSTM,
        _TFLITE,
        equations=_replaced(candidate=lambda ops, z: z),
    ),
    Mistake(
        "candidate_relu",
        "the candidate j had ReLU and not tanh",
        LSTM,
        _TFLITE,
        equations=_replaced(candidate=lambda ops, z: ops.apply(RELU, z)),
    ),
    Mistake(
        "tanh_missing",
        "tanh was left out everywhere",
        RECURRENT,
        _TFLITE,
        operations=(_LinearTanh,),
    ),
    Mistake(
        "relu_for_tanh", "ReLU was taken for tanh", RECURRENT, _RELU, operations=(_ReluTanh,)
    ),
    Mistake(
        "logistic_for_tanh",
        "the logistic function was taken for tanh",
        RECURRENT,
        "ONNX's activations f, g, h are a list of names",
        operations=(_LogisticTanh,),
    ),
    Mistake(
        "tanh_for_logistic",
        "tanh was taken for the logistic function of the gates",
        LSTM,
        "Keras has activation and recurrent_activation, in this order",
        operations=(_TanhSigmoid,),
    ),
    Mistake(
        "tanh_twice",
        "tanh was applied twice",
        RNN,
        "https://github.com/tensorlayer/TensorLayer/issues/36 adds one to a layer that has one",
        equations=_replaced(hidden=lambda ops, z: ops.tanh(ops.tanh(z))),
    ),
    Mistake(
        "output_gate_tanh",
        "the output gate o had tanh and not the logistic function",
        LSTM,
        "of the blocks i, f, j, o the last two are given tanh where the first two are given σ",
        equations=_replaced(output=lambda ops, z: ops.tanh(z)),
    ),
    Mistake(
        "output_relu",
        "h was relu(c)·o and not tanh(c)·o",
        LSTM,
        _TFLITE,
        equations=_hidden(lambda ops, c: ops.apply(RELU, c)),
    ),
    Mistake(
        "output_logistic",
        "h was σ(c)·o and not tanh(c)·o",
        LSTM,
        "ONNX's activations f, g, h are a list of names",
        equations=_hidden(lambda ops, c: ops.sigmoid(c)),
    ),
    Mistake(
        "tanh_after_output_gate",
        "h was tanh(c·o) and not tanh(c)·o",
        LSTM,
        _TFLITE,
        equations=_replaced(hidden=lambda ops, c, o, before: ops.tanh(ops.multiply(c, o))),
    ),
)
