"""Functions in the place of the logistic function and of tanh."""

from .cells import LSTM, RECURRENT
from .functions import (
    BINARY_SIGMOID,
    CUT_SIGMOID,
    HARD_SIGMOID,
    HARD_SIGMOID_SIXTH,
    HARD_TANH,
    PADE_SIGMOID,
    PADE_TANH,
    SCHRAUDOLPH_SIGMOID,
    SOFTSIGN,
    SOFTSIGN_SIGMOID,
    TABLE_SIGMOID,
    TABLE_TANH,
)
from .mistake import Mistake


def _sigmoid(function):
    class Replaced:
        def sigmoid(self, x):
            return self.apply(function, x)

        def one_minus_sigmoid(self, x):
            return self.one_minus(self.apply(function, x))

    return Replaced


def _tanh(function):
    class Replaced:
        def tanh(self, x):
            return self.apply(function, x)

    return Replaced


_KERAS = "https://github.com/minimaxir/textgenrnn/issues/153"
_FAST = "https://github.com/sdatkinson/NeuralAmpModelerCore/pull/43"
_MLPACK = "https://github.com/mlpack/mlpack/pull/1107"
_TABLE = "https://github.com/tensorflow/tensorflow/pull/34589"

ACTIVATIONS = (
    Mistake(
        "sigmoid_hard",
        "σ was replaced by the hard sigmoid 0.2x + 0.5 of Theano and Keras 2",
        LSTM,
        _KERAS,
        operations=(_sigmoid(HARD_SIGMOID),),
    ),
    Mistake(
        "sigmoid_hard_sixth",
        "σ was replaced by the hard sigmoid x/6 + 0.5 of PyTorch and Keras 3",
        LSTM,
        "https://github.com/onnx/tensorflow-onnx/pull/2001",
        operations=(_sigmoid(HARD_SIGMOID_SIXTH),),
    ),
    Mistake(
        "sigmoid_hard_half",
        "σ was replaced by the hard sigmoid (x + 1)/2",
        LSTM,
        _MLPACK,
        operations=(_sigmoid(BINARY_SIGMOID),),
    ),
    Mistake(
        "tanh_hard",
        "tanh was replaced by x cut to ±1",
        RECURRENT,
        "https://github.com/apache/mxnet/issues/10927 has hard functions in recurrent cells",
        operations=(_tanh(HARD_TANH),),
    ),
    Mistake(
        "tanh_pade",
        "tanh was replaced by its Padé approximant x(27 + x²)/(27 + 9x²)",
        RECURRENT,
        _FAST + " has another rational function",
        operations=(_tanh(PADE_TANH),),
    ),
    Mistake(
        "sigmoid_pade",
        "σ was replaced by (1 + p(x/2))/2, p being tanh's Padé approximant",
        LSTM,
        _FAST + " makes σ of its tanh so",
        operations=(_sigmoid(PADE_SIGMOID),),
    ),
    Mistake(
        "tanh_softsign",
        "tanh was replaced by softsign",
        RECURRENT,
        "Keras's activations softsign and tanh are of one kind",
        operations=(_tanh(SOFTSIGN),),
    ),
    Mistake(
        "sigmoid_softsign",
        "σ was replaced by (1 + softsign)/2",
        LSTM,
        _MLPACK + " tries several approximations",
        operations=(_sigmoid(SOFTSIGN_SIGMOID),),
    ),
    Mistake(
        "sigmoid_schraudolph",
        "σ was computed with Schraudolph's exp, a line between powers of two",
        LSTM,
        "https://github.com/torch/torch7/pull/1027 approximates exp in σ",
        operations=(_sigmoid(SCHRAUDOLPH_SIGMOID),),
    ),
    Mistake(
        "sigmoid_cut",
        "σ was 0 below −8 and 1 above 8",
        LSTM,
        _TABLE + ": tables end somewhere",
        operations=(_sigmoid(CUT_SIGMOID),),
    ),
    Mistake(
        "sigmoid_table",
        "σ was looked up at the nearest multiple of 1/32",
        LSTM,
        _TABLE,
        operations=(_sigmoid(TABLE_SIGMOID),),
    ),
    Mistake(
        "tanh_table",
        "tanh was looked up at the nearest multiple of 1/32",
        RECURRENT,
        _TABLE,
        operations=(_tanh(TABLE_TANH),),
    ),
)
