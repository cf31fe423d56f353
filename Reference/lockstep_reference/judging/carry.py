"""A layer of which nothing is known but its inputs: its outputs, with the bound carried along.

Through time the bound grows; it is what a stack's lower layers leave of a proof when a file holds
the outputs of the last layer alone.
"""

import numpy as np

from ..bounded import Bounded, read
from ..mistakes.mistake import NONE
from ..operations import BoundingOperations
from .unjudgeable import Unjudgeable


def carry(cell, tensors, options, precision, inputs=None, lengths=None, mistake=NONE):
    """The outputs of S equally large cases after every step, and how far any conforming
    implementation can be from them.

    Args:
        cell, tensors, options, precision: see ``judge_block``.
        inputs: a Bounded [S, T, B, I] in place of the tensor ``inputs``, or None.
        lengths: [B], how many steps of each sequence there are, or None for all. Past the end the
            state stays and the output is 0.
        mistake: a ``Mistake`` that the implementations make.

    Returns:
        Bounded [S, T, B, H] of the last of the cell's states.

    Raises:
        Unjudgeable: if the mistake needs the state of another row.
    """
    if mistake.unrolled:
        raise Unjudgeable(f"{mistake.name} is judged by whole traces of exact numbers only")
    tensors, options = mistake.tensors(cell, tensors), mistake.options(options)
    cell, kind = mistake.changed(cell), mistake.kind(BoundingOperations)
    shape = tensors["inputs"].shape
    if inputs is None:
        inputs = read(tensors["inputs"], precision)
    weights = {
        name: read(tensors[name] if len(axes) > 1 else tensors[name][:, None], precision)
        for name, axes in cell.parameters.items()
    }
    options = {name: np.reshape(value, (-1, 1, 1)) for name, value in options.items()}
    initial = {name: read(tensors["initial_" + name], precision) for name in cell.states}
    state = initial
    output = cell.states[-1]
    values = np.zeros(shape[:3] + state[output].shape[-1:])
    errors = np.zeros(values.shape)
    with np.errstate(all="ignore"):
        for step in range(shape[1]):
            x, state = inputs[:, step], mistake.before(initial, state)
            operands = [x, *weights.values(), *state.values()]
            finite = all(np.isfinite(operand.magnitude).all() for operand in operands)
            ops = kind(precision, finite=finite)
            cell.step(ops, weights, x, state, options)
            after = ops.observed
            going = np.ones(shape[2], bool) if lengths is None else step < np.asarray(lengths)
            state = {name: _where(going, after[name], state[name]) for name in cell.states}
            values[:, step] = np.where(going[:, None], state[output].value, 0.0)
            errors[:, step] = np.where(going[:, None], state[output].error, 0.0)
    return Bounded(values, errors)


def _where(going, after, before):
    """The rows that go on, and those that stay as they were."""
    error = np.zeros(before.shape) if before.error is None else before.error
    return Bounded(
        np.where(going[:, None], after.value, before.value),
        np.where(going[:, None], np.broadcast_to(after.error, after.value.shape), error),
    )
