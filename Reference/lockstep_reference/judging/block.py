"""A block of equally large cases, judged in stacked calls.

Given the trace, the steps do not depend on each other: each is checked from the state that the
subject reported before it. So all T·B rows go through the cell as one batch. A state that the trace
lacks is carried from step to step with its bound; then the steps follow each other.
"""

from math import prod

import numpy as np

from ..bounded import Bounded, read
from ..mistakes.mistake import NONE
from ..operations import BoundingOperations, CoarseOperations
from ..unrolling import rows_first, steps_first, unrolled
from .checks import BlockChecks
from .decimals import printing_errors, read_printed
from .unjudgeable import Unjudgeable

#: Elements of an operand or pre-activation at a time, so that a step's arrays stay in the cache.
_CACHED = 114688

#: Fewer rows than this make the matrix product slow for large weights.
_FEWEST_ROWS = 64


def judge_block(
    cell,
    tensors,
    options,
    trace,
    final,
    precision,
    stepwise=False,
    out=None,
    inputs=None,
    half_units=None,
    mistake=NONE,
    sample=None,
):
    """Expected values and bounds for S cases of equal sizes.

    The numbers do not depend on which cases are judged together.

    Args:
        cell: the Cell.
        tensors: ``inputs`` [S, T, B, I], the parameters [S, …], ``initial_…`` [S, B, H], or P for H
            where the cell says so.
        options: name → [S].
        trace: states [S, T, B, H or P]; exposed gates [S, T, B, H] and z [S, T, B, G·H].
        final: names of the states of which only the value after the last step is given.
        precision: the subject's contract.
        stepwise: step through time although every state is anchored (to measure what the batch
            saves); the result is the same but for rounding.
        out: for each check a dict of the arrays to fill, see ``BlockJudge``; None to make them.
        inputs: a Bounded [S, T, B, I] where the inputs are known within a bound only, see ``carry``;
            the tensor ``inputs`` then says no more than their shape.
        half_units: name → half a unit of the last digit printed of each number, of the tensor's
            shape, for tensors of the trace that were read from decimal text, and for ``inputs``
            that are another layer's outputs so read; see ``decimals``. None for none.
        mistake: a ``Mistake``: the values and bounds are those of a port that makes it.
        sample: numbers of rows t·B + b, ascending: only these are evaluated, within bounds that may
            be larger, and the rest of the results is left as it is; where states are carried, all
            rows of the steps up to the last of them. None for all.

    Returns:
        BlockChecks.

    Raises:
        ValueError: if the trace holds no state, or half units are no such numbers.
        Unjudgeable: if the mistake needs more than is given.
    """
    half_units = dict(half_units or {})
    if mistake.unrolled:
        # The rows of a sample are others then; all are evaluated.
        return _judge_unrolled(
            cell, tensors, options, trace, final, precision, out, inputs, half_units, mistake
        )
    if "inputs" in half_units:
        if inputs is not None:
            raise ValueError("inputs that are carried have no half units")
        inputs = read_printed(tensors["inputs"], half_units.pop("inputs"), precision)
    printed = printing_errors(trace, half_units)
    cases, steps, batch, _ = tensors["inputs"].shape
    rows = steps * batch
    flat, printed = (
        {name: a.reshape(cases, rows, a.shape[-1]) for name, a in arrays.items()}
        for arrays in (trace, printed)
    )
    sizes = {**cell.sizes(tensors), "S": cases, "T": steps, "B": batch}
    mistaken, coarse = mistake is not NONE, sample is not None
    checks = BlockChecks(cell, precision, flat, final, sizes, out, printed, mistaken, coarse)
    block = _Block(
        cell, tensors, options, flat, precision, checks, inputs, printed, mistake, sample
    )
    carried = any(state not in trace for state in cell.states)
    # Of weights twice as many: less is computed of them.
    stacked = max(1, _CACHED // max(1, rows * block.width, block.weights // 2))
    with np.errstate(all="ignore"):
        for start in range(0, cases, stacked):
            part = slice(start, min(start + stacked, cases))
            (block.step_through if carried or stepwise else block.at_once)(part)
    return checks


def _judge_unrolled(
    cell, tensors, options, trace, final, precision, out, inputs, half_units, mistake
):
    """The batch judged as one sequence; the results in the order of the batch."""
    if final or inputs is not None or half_units:
        raise Unjudgeable(f"{mistake.name} is judged by whole traces of exact numbers only")
    batch = tensors["inputs"].shape[2]
    trace = {name: rows_first(array) for name, array in trace.items()}
    one = mistake._replace(unrolled=False)
    checks = judge_block(cell, unrolled(tensors), options, trace, (), precision, mistake=one)
    for index, arrays in enumerate(checks.arrays):
        for name in ("expected", "bound", "statistical"):
            array = getattr(arrays, name)
            if array is not None:
                array[...] = steps_first(array[:, :, None], batch).reshape(array.shape)
                if out:
                    out[index][name][...] = array
    return checks


class _Block:
    """The tensors of a block, with what is common to all of its rows."""

    def __init__(
        self,
        cell,
        tensors,
        options,
        trace,
        precision,
        checks,
        inputs,
        printed,
        mistake,
        sample,
    ):
        operations = BoundingOperations if sample is None else CoarseOperations
        self.mistake, self.sample = mistake, sample
        self.tensors = tensors if mistake is NONE else mistake.tensors(cell, tensors)
        self.options = mistake.options(options)
        self.cell, self.kind = mistake.changed(cell), mistake.kind(operations)
        self.precision, self.checks, self.inputs, self.trace = precision, checks, inputs, trace
        self.printed = printed
        self.anchored = [state for state in cell.states if state in trace]
        first = self.anchored[0]
        # The subject's own state is what it goes on from, unless it spoils what it stores.
        is_last = first == cell.states[-1]
        self.replaced = [] if is_last or mistake.spoils_states else [first]
        self.batch = tensors["inputs"].shape[2]
        shapes = [tensors[name].shape[1:] for name in cell.parameters]
        # The longest side of a weight is as wide as a row of inputs, or of pre-activations.
        self.width = max((max(shape) for shape in shapes), default=tensors["inputs"].shape[-1])
        self.weights = max(map(prod, shapes), default=1)

    def at_once(self, cases):
        """All rows in one batch, in blocks of rows that fit the cache; or a sample of them."""
        weights, options = self._constants(cases)
        inputs = self._inputs(cases)
        rows = inputs.shape[1]
        length = max(_FEWEST_ROWS, _CACHED // max(1, self.width))
        parts = [
            slice(start, min(start + length, rows)) for start in range(0, rows, length)
        ]
        for part in parts if self.sample is None else [np.asarray(self.sample)]:
            state = {name: self._state_before(name, cases, part) for name in self.cell.states}
            if self.mistake is not NONE:
                state = self._before(state, cases, np.arange(rows)[part] % self.batch)
            ops = self._operations(weights, inputs[:, part], state, options, cases, part)
            self.checks.fill(ops, cases, part)

    def step_through(self, cases):
        """Step after step, anchored states read from the trace, the others carried."""
        weights, options = self._constants(cases)
        inputs = self._inputs(cases)
        state = {
            name: self._read_state(name, self.tensors["initial_" + name][cases])
            for name in self.cell.states
        }
        rows = inputs.shape[1] if self.sample is None else self.sample[-1] + 1
        for start in range(0, rows, self.batch):
            part = slice(start, start + self.batch)
            state = self._before(state, cases, slice(None))
            ops = self._operations(weights, inputs[:, part], state, options, cases, part)
            self.checks.fill(ops, cases, part)
            for name in self.cell.states:
                if name in self.anchored:
                    state[name] = self._read_trace(name, (cases, part))
                else:
                    pair = ops.observed[name]
                    state[name] = pair if pair.value.ndim == 3 else pair[1]
                    state[name].slopes = None
        self.checks.fill_final(state, cases)

    def _state_before(self, name, cases, rows):
        """What the subject had reported before some rows."""
        initial = self.tensors["initial_" + name][cases]
        if isinstance(rows, slice):
            first = slice(rows.start, min(rows.stop, self.batch))
            later = slice(max(rows.start - self.batch, 0), max(rows.stop - self.batch, 0))
        else:
            first, later = rows[rows < self.batch], rows[rows >= self.batch] - self.batch

        def before(initial, after):
            return np.concatenate((initial[:, first], after[cases][:, later]), axis=1)

        printed = None
        if name in self.printed:
            printed = before(np.zeros(initial.shape), self.printed[name])
        return self._read_state(name, before(initial, self.trace[name]), printed)

    def _before(self, last, cases, rows):
        """The states that steps start from, of those that the last ones left."""
        if self.mistake is NONE:
            return last
        initial = {
            name: self._read_state(name, self.tensors["initial_" + name][cases][:, rows])
            for name in self.cell.states
        }
        return self.mistake.before(initial, last)

    def _inputs(self, cases):
        """[S′, T·B, I]: an array as the subject has it, or a Bounded."""

        def rows(array):
            part = array[cases]
            return part.reshape(len(part), part.shape[1] * part.shape[2], part.shape[3])

        if self.inputs is None:
            return rows(self.tensors["inputs"])
        value, error = (
            self.mistake.inputs(array) for array in (self.inputs.value, self.inputs.error)
        )
        return Bounded(rows(value), rows(error))

    def _constants(self, cases):
        weights = {}
        for name, shape in self.cell.parameters.items():
            array = self.tensors[name][cases]
            weights[name] = read(array if len(shape) > 1 else array[:, None], self.precision)
        options = {
            name: np.reshape(value[cases], (-1, 1, 1)) for name, value in self.options.items()
        }
        return weights, options

    def _read_state(self, name, array, printed=None):
        wide = self.precision.wide_state and name == self.cell.states[-1]
        return read(array, self.precision, wide, printed)

    def _read_trace(self, name, index):
        return self._read_state(name, self.trace[name][index], _part(self.printed, name, index))

    def _operations(self, weights, inputs, state, options, cases, rows):
        """Evaluates the cell on some rows; the operations then hold what it emitted."""
        x = inputs if isinstance(inputs, Bounded) else read(inputs, self.precision)
        operands = [x, *weights.values(), *state.values()]
        own = {
            name: Bounded(
                self.trace[name][cases, rows].astype(np.float64),
                _part(self.printed, name, (cases, rows)),
            )
            for name in self.replaced
        }
        finite = all(_is_finite(operand.magnitude) for operand in operands)
        finite = finite and all(_is_finite(pair.absolute) for pair in own.values())
        ops = self.kind(self.precision, own, finite)
        self.cell.step(ops, weights, x, state, options)
        return ops


def _part(arrays, name, index):
    """Part of an array, or None where there is none."""
    return arrays[name][index] if name in arrays else None


def _is_finite(magnitude):
    """Whether no |element| is infinite or NaN."""
    return magnitude.size == 0 or magnitude.max() < np.inf
