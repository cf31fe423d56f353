"""Conforming subjects of other kinds than plain NumPy, and some that are not conforming."""

import numpy as np

from lockstep_reference import judge
from lockstep_reference.operations import PlainOperations
from lockstep_reference.subject import run


def float16(a):
    """Rounded to float16, in float32."""
    with np.errstate(over="ignore"):
        return a.astype(np.float16).astype(np.float32)


def to_significand(bits):
    """Rounding of float32 to so many bits of significand, to nearest, ties to even."""
    shift = 24 - bits

    def rounded(a):
        whole = np.ascontiguousarray(a, np.float32).view(np.uint32)
        half = np.uint32((1 << (shift - 1)) - 1)
        whole = whole + half + ((whole >> np.uint32(shift)) & np.uint32(1))
        return (whole & ~np.uint32((1 << shift) - 1)).view(np.float32)

    return rounded


bfloat16 = to_significand(8)
tensor_float32 = to_significand(11)


def flushed(a):
    """Subnormals read and written as 0."""
    return np.where(np.abs(a) < np.finfo(np.float32).tiny, np.float32(0), a)


class Rounding(PlainOperations):
    """float32 in which each operation reads operands through ``read`` and its result is rounded by
    ``result``; a sum accumulates term by term, rounded by ``accumulate``."""

    def __init__(self, read=None, result=None, accumulate=None, products=None):
        super().__init__(np.float32)
        self.read, self.result = read or _same, result or _same
        self.accumulate, self.products = accumulate or _same, products or _same

    def sum(self, row, matrix, terms=(), pairs=()):
        row, matrix = self.products(self.read(row)), self.products(self.read(matrix))
        total = np.zeros(row.shape[:-1] + matrix.shape[-1:], np.float32)
        for k in range(row.shape[-1]):
            product = self.accumulate(row[..., k, None] * matrix[..., k : k + 1, :])
            total = self.accumulate(total + product)
        for term in terms:
            total = self.accumulate(total + self.read(term))
        for left, right in pairs:
            product = self.accumulate(self.read(left) * self.read(right))
            total = self.accumulate(total + product)
        return self.result(total)

    def add(self, a, b):
        return self.result(self.read(a) + self.read(b))

    def multiply(self, a, b):
        return self.result(self.read(a) * self.read(b))

    def sigmoid(self, x):
        return self.result(super().sigmoid(self.read(x)))

    def tanh(self, x):
        return self.result(super().tanh(self.read(x)))


def _same(a):
    return a


def traced(cell, tensors, options, operations=None):
    """The trace of S cases, of plain NumPy or of other operations: name → [S, T, B, H]."""
    if operations is None:
        return run(cell, tensors, options)
    return run(cell, tensors, options, operations=lambda _: operations)


def only(tensors, index=0):
    """One case of a stack."""
    return {name: array[index] for name, array in tensors.items()}


def verdict(cell, tensors, options, trace, precision, index=0, **given):
    """The judgement of one case of a stack."""
    values = {name: float(value[index]) for name, value in options.items()}
    return judge(cell, only(tensors, index), only(trace, index), precision, values, **given)
