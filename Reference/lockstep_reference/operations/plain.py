"""Cells as an ordinary implementation: arrays of one dtype, each operation rounded."""

import numpy as np


class PlainOperations:
    """Operations on arrays of one dtype.

    Args:
        dtype: the precision that every operation is computed and rounded in.
    """

    def __init__(self, dtype):
        self.dtype = np.dtype(dtype)
        self.observed = {}

    def concatenate(self, first, second):
        """[first; second] along the last axis."""
        return np.concatenate((first, second), axis=-1)

    def sum(self, row, matrix, terms=(), pairs=()):
        """row·matrix + Σ terms + Σ a∘b, rounded after each operation."""
        total = np.matmul(row, matrix)
        for term in terms:
            total = total + term
        for left, right in pairs:
            total = total + left * right
        return total

    def on_block(self, value, block, blocks, width):
        """A term of a sum that is ``value`` on one of ``blocks`` blocks of columns, else 0."""
        return block_term(value, block, blocks, width, self.dtype)

    def split(self, z, names):
        """The blocks of columns of z, one for each name."""
        return np.split(z, len(names), axis=-1)

    def block(self, weights, position, count):
        """One of ``count`` blocks of columns of a weight."""
        width = weights.shape[-1] // count
        return weights[..., position * width : (position + 1) * width]

    def add(self, a, b):
        """a + b."""
        return a + b

    def multiply(self, a, b):
        """a·b, elementwise."""
        return a * b

    def sigmoid(self, x):
        """σ(x) = 1/(1 + exp(−x)), without overflow."""
        decay = np.exp(-np.abs(x))
        return np.where(x >= 0, 1, decay) / (1 + decay)

    def one_minus_sigmoid(self, x):
        """1 − σ(x)."""
        return 1 - self.sigmoid(x)

    def one_minus(self, x):
        """1 − x."""
        return 1 - x

    def tanh(self, x):
        """tanh(x)."""
        return np.tanh(x)

    def clip(self, x, limit):
        """x within ±limit [..., 1]; NaN stays, and a limit of 0 is none."""
        limit = np.where(limit > 0, limit, np.inf).astype(self.dtype)
        return np.clip(x, -limit, limit)

    def copy(self, x):
        """x."""
        return x

    def apply(self, function, x):
        """f(x), of a ``Function``."""
        return np.asarray(function.values(x), self.dtype)

    def without_nan(self, x, number):
        """x, with a number in the place of NaN."""
        return np.where(np.isnan(x), number, x).astype(self.dtype)

    def softmax(self, x):
        """softmax(x) = exp(x − max x) / Σ exp(x − max x) along the last axis."""
        power = np.exp(x - x.max(axis=-1, keepdims=True))
        return power / power.sum(axis=-1, keepdims=True)

    def emit(self, name, value):
        """Notes a tensor that a trace may hold, and returns what the cell continues with."""
        self.observed[name] = value
        return value


def block_term(value, block, blocks, width, dtype):
    """Columns [..., blocks·width] that are ``value`` [..., 1] on one block and 0 on the others."""
    value = np.asarray(value, dtype)
    term = np.zeros(value.shape[:-1] + (blocks * width,), dtype)
    term[..., block * width : (block + 1) * width] = value
    return term
