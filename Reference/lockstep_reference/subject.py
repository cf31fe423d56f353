"""A cell as an ordinary implementation: the specification run in a subject's precision."""

import numpy as np

from .operations import PlainOperations


def run(cell, tensors, options, mistake=None):
    """Runs a cell over all steps of S equally large cases, each operation rounded to their dtype.

    Args:
        cell: the Cell.
        tensors: ``inputs`` [S, T, B, I], the parameters [S, …], ``initial_…`` [S, B, H].
        options: name → [S].
        mistake: a ``Mistake`` to make, or None.

    Returns:
        state name → [S, T, B, H] after each step.
    """
    inputs = tensors["inputs"]
    ops = PlainOperations(inputs.dtype)
    weights = {name: tensors[name] for name in cell.parameters}
    state = {name: tensors["initial_" + name] for name in cell.states}
    if mistake is not None:
        options, weights = mistake.options(options), mistake.weights(cell, weights)
        ops, state = mistake.operations(ops), mistake.state(state)
    weights = {
        name: array if len(cell.parameters[name]) > 1 else array[:, None]
        for name, array in weights.items()
    }
    options = {name: np.reshape(value, (-1, 1, 1)) for name, value in options.items()}
    trace = {
        name: np.empty(inputs.shape[:3] + array.shape[-1:], inputs.dtype)
        for name, array in state.items()
    }
    with np.errstate(all="ignore"):
        for step in range(inputs.shape[1]):
            state = cell.step(ops, weights, inputs[:, step], state, options)
            if mistake is not None:
                state = mistake.state(state)
            for name, array in state.items():
                trace[name][:, step] = array
    return trace
