"""What the Swift side calls: blocks of one shape, over arrays that stay from call to call."""

import json
import time

import numpy as np

from .cells import CELLS
from .judging import (
    StepStages,
    Unjudgeable,
    carry,
    check_layout,
    first_rows,
    judge_block,
    ratio_of,
    read_printed,
    sample_rows,
    splice,
    stage_layout,
)
from .precision import Precision


class BlockJudge:
    """Judges blocks of equally large cases in place.

    The arrays belong to the caller, who fills them before a call and reads the results after it.

    Args:
        cell: its name; dtype: the format that the subject computes in, a NumPy name.
        tensors: name → [S, …], see ``judge_block``; options: name → [S].
        trace: name → [S, T, B, U].
        final: names of the states of which only the last value is given.
        results: for each check of ``layout``: a dict of expected, bound and, where the check has
            one, statistical: [S, T·B, U] or, final, [S, B, U].
        bias: for each block of pre-activations: a dict of estimate, threshold [S, H] and
            detectable [S].
        roundoffs_needed: [S], or None where the trace exposes no activations.
        below: the layers of a stack below this one, from its inputs up, of which the trace says
            nothing: tuples (cell, tensors, options, offsets) as above. Then the first has the inputs.
        offsets: what frames a row of this layer's inputs is spliced of, or None for its own alone;
            then there is a layer below that has the frames.
        lengths: [B], how many steps of each sequence there are, or None for all.
        half_units: name → of the tensor's shape, see ``judge_block``; empty for none. Where there are
            layers below, those of ``inputs`` are of the lowest layer's.
    """

    def __init__(
        self,
        cell,
        dtype,
        tensors,
        options,
        trace,
        final,
        results,
        bias,
        roundoffs_needed,
        below=(),
        lengths=None,
        offsets=None,
        half_units=(),
    ):
        self.cell = CELLS[cell]
        self.dtype, self.tensors, self.options, self.trace = dtype, tensors, options, trace
        self.final, self.results, self.bias = tuple(final), results, bias
        self.roundoffs_needed = roundoffs_needed
        self.below, self.lengths, self.offsets = below, lengths, offsets
        self.half_units = dict(half_units)

    def __call__(self, cases, relative, activation_roundoffs, stepwise=False, mistake=""):
        """Judges the first ``cases`` of the block under one contract for activations.

        Args:
            mistake: the name of one that the subject is taken to make, or "".
        """
        part = slice(0, cases)
        precision = Precision.named(
            self.dtype, relative=relative, activation_roundoffs=activation_roundoffs
        )
        checks = self._judged(part, precision, _made_in(mistake), stepwise=stepwise)
        for arrays, result in zip(self.bias, checks.bias.results().values()):
            arrays["estimate"][part], arrays["threshold"][part], arrays["detectable"][part] = result
        if self.roundoffs_needed is not None:
            self.roundoffs_needed[part] = checks.roundoffs_needed

    def unrefuted(self, names, activation_roundoffs, step, row):
        """Those of some mistakes that a few rows of the first case do not refute.

        They are judged under the absolute contract, which allows more.

        Args:
            names: of the mistakes.
            step, row: of an element that is beyond its bound.
        """
        precision = Precision.named(
            self.dtype, relative=False, activation_roundoffs=activation_roundoffs
        )
        _, steps, batch, _ = self.tensors["inputs"].shape
        carried = self.below or any(state not in self.trace for state in self.cell.states)
        samples = (
            first_rows(batch, (step, row), self.lengths)
            if carried
            else sample_rows(steps, batch, (step, row), self.lengths)
        )
        for sample in samples:
            names = [n for n in names if not self._is_refuted(_made_in(n), precision, sample)]
        return names

    def _is_refuted(self, made, precision, sample):
        try:
            checks = self._judged(slice(0, 1), precision, made, sample=sample)
        except Unjudgeable:
            return True
        for check in checks.arrays:
            if not check.layout.final:
                actual = self.trace[check.layout.tensor][0]
                actual = actual.reshape(-1, actual.shape[-1])[sample]
                ratio = ratio_of(actual, check.expected[0, sample], check.bound[0, sample])
                if (ratio > 1).any():
                    return True
        return False

    def _judged(self, part, precision, made, stepwise=False, sample=None):
        """Judges some of the cases, or a sample of their rows."""
        half_units = _cut(self.half_units, part)
        inputs = _carried_inputs(
            self.below, self.offsets, self.lengths, half_units, precision, part, made
        )
        return judge_block(
            self.cell,
            _cut(self.tensors, part),
            _cut(self.options, part),
            _cut(self.trace, part),
            self.final,
            precision,
            stepwise,
            [_cut(arrays, part) for arrays in self.results],
            inputs,
            half_units,
            made(self.cell),
            sample,
        )

    def seconds(self, cases, relative, activation_roundoffs):
        """How long one call takes when it is made from here."""
        started = time.perf_counter()
        self(cases, relative, activation_roundoffs)
        return time.perf_counter() - started


def _carried_inputs(below, offsets, lengths, half_units, precision, part=slice(None), made=None):
    """What a layer above others is fed with, as a Bounded; None for a layer whose inputs are given.

    Takes the half units of ``inputs`` out of those given where they belong to the lowest layer.

    Args:
        made: cell → the mistake that is made in it; None for none.
    """
    made = made or _made_in("")
    inputs = None
    if below and "inputs" in half_units:
        frames = below[0][1]["inputs"][part]
        inputs = read_printed(frames, half_units.pop("inputs"), precision)
    for cell, tensors, options, frames in below:
        if frames is not None:
            inputs = splice(inputs, frames, lengths)
        inputs = carry(
            CELLS[cell],
            _cut(tensors, part),
            _cut(options, part),
            precision,
            inputs,
            lengths,
            made(CELLS[cell]),
        )
    return inputs if offsets is None else splice(inputs, offsets, lengths)


class StageJudge:
    """Computes the stages of single steps of one case in place.

    Args:
        cell, dtype, tensors, options, trace, below, lengths, offsets, half_units: as for
            ``BlockJudge``, of a stack of one.
        results: for each of ``stages`` a dict of expected and bound, [B, U].
        states: state name → a dict of expected and bound, [B, H]: the state before the step.
    """

    def __init__(
        self,
        cell,
        dtype,
        tensors,
        options,
        trace,
        results,
        states,
        below=(),
        lengths=None,
        offsets=None,
        half_units=(),
    ):
        self.cell, self.dtype = CELLS[cell], dtype
        self.tensors, self.options, self.trace = tensors, options, trace
        self.results, self.states = results, states
        self.below, self.lengths, self.offsets = below, lengths, offsets
        self.half_units = dict(half_units)
        self._judges = {}

    def __call__(self, step, relative, activation_roundoffs):
        """Computes the stages of a step under one contract for activations."""
        precision = Precision.named(
            self.dtype, relative=relative, activation_roundoffs=activation_roundoffs
        )
        if precision not in self._judges:
            half_units = dict(self.half_units)
            inputs = _carried_inputs(
                self.below, self.offsets, self.lengths, half_units, precision
            )
            self._judges[precision] = StepStages(
                self.cell, self.tensors, self.options, self.trace, precision, inputs, half_units
            )
        judge = self._judges[precision]
        for arrays, (expected, bound) in zip(self.results, judge.at(step)):
            arrays["expected"][...], arrays["bound"][...] = expected[0], bound[0]
        for name, pair in judge.state(step).items():
            error = 0.0 if pair.error is None else pair.error[0]
            self.states[name]["expected"][...] = pair.value[0]
            self.states[name]["bound"][...] = error


def stages(cell, names):
    """The stages of a step: tuples (quantity, gate, basis, tensor, block, size), "" for None."""
    return [
        (
            stage.quantity,
            stage.gate or "",
            stage.basis or "",
            stage.tensor or "",
            stage.block,
            stage.size,
        )
        for stage in stage_layout(CELLS[cell], tuple(names))
    ]


class BlockSubject:
    """Runs a cell with a mistake over blocks of equally large cases, in place.

    Args:
        cell, mistake: their names; tensors, options, trace: as for ``BlockJudge``. What the trace
            holds beside the states is exposed.
    """

    def __init__(self, cell, mistake, tensors, options, trace):
        from .mistakes import mistake_for

        self.cell = CELLS[cell]
        self.mistake = mistake_for(self.cell, mistake)
        self.tensors, self.options, self.trace = tensors, options, trace

    def __call__(self, cases):
        """Runs the first ``cases`` of the block."""
        from .subject import run

        part = slice(0, cases)
        exposed = [name for name in self.trace if name not in self.cell.states]
        tensors, options = _cut(self.tensors, part), _cut(self.options, part)
        for name, array in run(self.cell, tensors, options, self.mistake, exposed).items():
            self.trace[name][part] = array


def _made_in(name):
    """The mistake of that name as a function of the cell: where it cannot be made, none is."""
    from .mistakes import NONE, is_room_for, mistake_for

    def made(cell):
        return mistake_for(cell, name) if name and is_room_for(cell, name) else NONE

    return made


def _cut(arrays, part):
    return {name: array[part] for name, array in arrays.items()}


def layout(cell, names, final):
    """The checks of such a trace: tuples (tensor, basis or "", final, statistical)."""
    checks = check_layout(CELLS[cell], tuple(names), tuple(final))
    return [(check.tensor, check.basis or "", check.final, check.statistical) for check in checks]


def suspects(cells):
    """Names of mistakes, alone and together, to be looked for in ports of these cells: see there."""
    from .mistakes import suspects

    return suspects(cells)


def mistakes(cell):
    """The names of the mistakes that can be made in a cell."""
    from .mistakes import MISTAKES

    return [name for name, mistake in MISTAKES.items() if cell in mistake.cells]


def mistake_sentence(name):
    """What was done wrong; ``a+b`` is both."""
    from .mistakes import MISTAKES

    return "; and ".join(MISTAKES[single].sentence for single in name.split("+"))


def mistake_sources(name):
    """Where people made a mistake, or what invites it."""
    from .mistakes import MISTAKES

    return [MISTAKES[single].source for single in name.split("+") if MISTAKES[single].source]


def signatures():
    """The signatures of all cells as JSON, to compare with the Swift side's."""
    return json.dumps(
        {
            cell.name: {
                "parameters": {name: list(shape) for name, shape in cell.parameters.items()},
                "states": list(cell.states),
                "widths": dict(cell.widths),
                "has_pre_activations": cell.has_pre_activations,
                "is_elementwise": cell.elementwise,
                "gates": [list(gate) for gate in cell.gates],
                "options": dict(cell.options),
            }
            for cell in CELLS.values()
        }
    )


class ForwardLayers:
    """Runs layers over sequences, each fed by the one before, in float64 from states of zeros.

    Args:
        layers: tuples (cell, parameters, options, offsets): a name, name → array, name → number,
            and what frames a row of the layer's inputs is spliced of, or None for its own alone.
    """

    def __init__(self, layers):
        self.layers = [
            (
                CELLS[cell],
                {name: np.asarray(array, np.float64)[None] for name, array in parameters.items()},
                {name: np.array([value], np.float64) for name, value in options.items()},
                offsets,
            )
            for cell, parameters, options, offsets in layers
        ]

    def __call__(self, inputs, outputs):
        """Rounds to ``outputs`` [T, B, N] what the last layer makes of ``inputs`` [T, B, I]."""
        from .subject import run

        rows = np.asarray(inputs, np.float64)[None]
        for cell, parameters, options, offsets in self.layers:
            if offsets is not None:
                rows = _spliced(rows, offsets)
            states = {
                "initial_" + name: np.zeros((1, rows.shape[2], width))
                for name, width in cell.state_widths(parameters, rows.shape[3]).items()
            }
            rows = run(cell, {"inputs": rows, **parameters, **states}, options)[cell.states[-1]]
        with np.errstate(all="ignore"):
            outputs[...] = rows[0]


def _spliced(rows, offsets):
    """The frames [S, T, B, F] at these distances side by side; beyond an end, the end's frame."""
    steps = np.arange(rows.shape[1])
    frames = [rows[:, np.clip(steps + offset, 0, len(steps) - 1)] for offset in offsets]
    return np.concatenate(frames, axis=-1)
