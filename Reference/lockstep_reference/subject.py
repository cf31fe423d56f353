"""A cell as an ordinary implementation: the specification run in a subject's precision."""

import numpy as np

from .mistakes.mistake import NONE
from .operations import PlainOperations
from .unrolling import steps_first, unrolled


def run(cell, tensors, options, mistake=NONE, exposed=(), operations=PlainOperations):
    """Runs a cell over all steps of S equally large cases, each operation rounded to their dtype.

    Args:
        cell: the Cell.
        tensors: ``inputs`` [S, T, B, I], the parameters [S, …], ``initial_…`` [S, B, H].
        options: name → [S].
        mistake: a ``Mistake`` to make.
        exposed: the names of other tensors that the cell emits and that are wanted, such as ``z``.
        operations: the class of the operations that the cell runs on.

    Returns:
        state name → [S, T, B, H] after each step, and what is exposed.
    """
    batch = tensors["inputs"].shape[2]
    if mistake.unrolled:
        tensors = unrolled(tensors)
    tensors, options = mistake.tensors(cell, tensors), mistake.options(options)
    inputs, cell = tensors["inputs"], mistake.changed(cell)
    ops = mistake.kind(operations)(inputs.dtype)
    weights = {
        name: tensors[name] if len(shape) > 1 else tensors[name][:, None]
        for name, shape in cell.parameters.items()
    }
    options = {name: np.reshape(value, (-1, 1, 1)) for name, value in options.items()}
    initial = {name: tensors["initial_" + name] for name in cell.states}
    state, trace = initial, {}
    with np.errstate(all="ignore"):
        for step in range(inputs.shape[1]):
            state = mistake.before(initial, state)
            cell.step(ops, weights, inputs[:, step], state, options)
            state = {name: ops.observed[name] for name in cell.states}
            for name in (*cell.states, *exposed):
                array = ops.observed[name]
                if name not in trace:
                    shape = inputs.shape[:3] + array.shape[-1:]
                    trace[name] = np.empty(shape, inputs.dtype)
                trace[name][:, step] = array
    for name, array in initial.items():
        trace.setdefault(name, np.empty(inputs.shape[:3] + array.shape[-1:], inputs.dtype))
    if mistake.unrolled:
        trace = {name: steps_first(array, batch) for name, array in trace.items()}
    return trace
