"""Output layers: y = x·kernel + bias, and softmax of it.

As a cell an output layer reads no state: its one state, y, is its output, and the initial y is not
used. So a trace of it is checked like any other, each row by itself.
"""

from .cell import Cell


def _affine(ops, weights, x):
    z = ops.emit("z", ops.sum(x, weights["kernel"], [weights["bias"]]))
    (z,) = ops.split(z, ("z",))
    return z


def _dense(ops, weights, x, state, options):
    return {"y": ops.emit("y", _affine(ops, weights, x))}


def _dense_softmax(ops, weights, x, state, options):
    return {"y": ops.emit("y", ops.softmax(_affine(ops, weights, x)))}


_PARAMETERS = {"kernel": ("I", "H"), "bias": ("H",)}

DENSE = Cell("dense", _PARAMETERS, ("y",), (), {}, _dense)
DENSE_SOFTMAX = Cell("dense_softmax", _PARAMETERS, ("y",), (), {}, _dense_softmax)
