"""What cells make of their pre-activations: the equations that a known mistake replaces, one by one."""

from typing import Callable, NamedTuple


class LSTMEquations(NamedTuple):
    """Those of an LSTM.

    Attributes:
        candidate: (ops, z) → j.
        output: (ops, z) → o.
        memory: (ops, c, i, j, f) → c′, before it is clipped.
        seen: (c, c′) → what the peephole of o sees.
        hidden: (ops, c′, o, c) → h′, before it is projected.
        projected: (ops, that h′, projection, limit of the clip) → h′, where there is a projection.
    """

    candidate: Callable
    output: Callable
    memory: Callable
    seen: Callable
    hidden: Callable
    projected: Callable


class RNNEquations(NamedTuple):
    """Those of a plain RNN.

    Attributes:
        hidden: (ops, z) → h′.
    """

    hidden: Callable


def _tanh(ops, z):
    return ops.tanh(z)


def _sigmoid(ops, z):
    return ops.sigmoid(z)


def _memory(ops, c, i, j, f):
    return ops.add(ops.multiply(c, f), ops.multiply(i, j))


def _seen(before, after):
    return after


def _hidden(ops, c, o, before):
    return ops.multiply(ops.tanh(c), o)


def _projected(ops, h, projection, limit):
    return ops.clip(ops.sum(h, projection), limit)


#: j = tanh(z), o = σ(z), c′ = c·f + i·j, o sees c′, h′ = tanh(c′)·o, projected and then clipped.
LSTM_EQUATIONS = LSTMEquations(_tanh, _sigmoid, _memory, _seen, _hidden, _projected)

#: h′ = tanh(z).
RNN_EQUATIONS = RNNEquations(_tanh)
